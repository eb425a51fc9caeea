"""What is found of search, text reading, lists and worker: as in stores.py."""

from typing import Any

from flask_babel import lazy_gettext

from web.check_words.advice import ADDRESS, REBUILD, RIGHTS, START_WORKER, WAIT

WORDS: dict[str, tuple[Any, Any]] = {
    "search-away": (
        lazy_gettext("Elasticsearch at %(place)s does not answer: %(problem)s"),
        lazy_gettext("Check the address and that the server runs. Until then full text rests; all else works."),
    ),
    "search-untrusted": (
        lazy_gettext("The certificate of Elasticsearch at %(place)s is not trusted: %(problem)s"),
        lazy_gettext("Name the file with the certificate of who signed it in REGIONARKIV_SEARCH_CA."),
    ),
    "search-denied": (
        lazy_gettext("Elasticsearch at %(place)s does not let the archive in: %(problem)s"),
        lazy_gettext("Correct REGIONARKIV_SEARCH_API_KEY, or REGIONARKIV_SEARCH_USER and REGIONARKIV_SEARCH_PASSWORD."),
    ),
    "search-unseen": (
        lazy_gettext("Elasticsearch does not tell the archive everything: %(problem)s"),
        lazy_gettext("Give its user the cluster privilege monitor."),
    ),
    "elasticsearch-version": (lazy_gettext("Elasticsearch %(version)s at %(place)s."), ""),
    "elasticsearch-other": (
        lazy_gettext("Elasticsearch at %(place)s is %(version)s; version %(wanted)s is needed."),
        lazy_gettext("Install Elasticsearch %(wanted)s. The index is derived: `flask archive rebuild` fills it."),
    ),
    "cluster-healthy": (lazy_gettext("The cluster is well: data nodes %(count)s."), ""),
    "cluster-yellow": (
        lazy_gettext("Copies of the index are missing in the cluster (yellow)."),
        lazy_gettext("Check that all its nodes run and have room."),
    ),
    "cluster-red": (
        lazy_gettext("Parts of an index are missing in the cluster (red)."),
        lazy_gettext("Start the nodes that are away. If they are lost, run `flask archive rebuild --index`."),
    ),
    "search-open": (
        lazy_gettext("Elasticsearch asks nobody who they are: whoever reaches %(place)s reads what is shielded."),
        lazy_gettext("Turn its security on (xpack.security.enabled), and give the archive a user or an API key."),
    ),
    "search-in-clear": (
        lazy_gettext("Passwords and texts go to Elasticsearch at %(place)s unencrypted."),
        lazy_gettext("Use https, with REGIONARKIV_SEARCH_CA where the certificate is your own."),
    ),
    "search-secured": (lazy_gettext("Elasticsearch asks who is there."), ""),
    "search-without-right": (
        lazy_gettext("Elasticsearch does not grant the archive on %(name)s*: %(problem)s"),
        lazy_gettext("Give its user or API key these rights on indexes that begin so."),
    ),
    "index-there": (lazy_gettext("The index %(name)s is there."), ""),
    "index-blocked": (
        lazy_gettext("The index %(name)s takes nothing more: a disk of the cluster was full."),
        lazy_gettext("Make room on the disks of Elasticsearch. The block goes away by itself, or in its settings."),
    ),
    "tika-works": (lazy_gettext("%(version)s at %(place)s reads a file."), ""),
    "tika-away": (lazy_gettext("Tika Server at %(place)s does not answer: %(problem)s"), ADDRESS),
    "tika-fails": (
        lazy_gettext("Tika Server at %(place)s answers, and reads no text out of a file."),
        lazy_gettext("Start it again, with enough memory."),
    ),
    "tika-none": (
        lazy_gettext("No Tika Server works: files wait until one does."),
        lazy_gettext("Start one. Nothing is lost: what waits is read then."),
    ),
    "tantivy-version": (lazy_gettext("Tantivy %(version)s, index format %(format)s, in %(folder)s."), ""),
    "index-missing": (
        lazy_gettext("There is no index that this version can read."),
        lazy_gettext("The worker makes it. Until then search finds nothing, while lists and pages work."),
    ),
    "index-closed": (lazy_gettext("The folder of the index, %(folder)s, cannot be read and written."), RIGHTS),
    "index-opens": (lazy_gettext("The index opens. It holds what was recorded up to number %(position)s."), ""),
    "reading-works": (lazy_gettext("Tika, built in (%(version)s), reads a file."), ""),
    "reading-fails": (
        lazy_gettext("Tika, built in, does not read a file (%(reason)s)."),
        lazy_gettext("Check the memory of the machine and REGIONARKIV_EXTRACTION_MEMORY_MB."),
    ),
    "ocr-off": (lazy_gettext("Scanned pages are not read: REGIONARKIV_OCR is off."), ""),
    "ocr-works": (lazy_gettext("Scanned pages are read with tesseract %(version)s."), ""),
    "ocr-missing": (
        lazy_gettext("Scanned pages are not read: tesseract with Norwegian is not installed."),
        lazy_gettext("Install tesseract with its Norwegian model (nor), or set REGIONARKIV_OCR to off."),
    ),
    "registers-current": (lazy_gettext("All lists hold every event: %(count)s."), ""),
    "register-failed": (lazy_gettext("The list “%(register)s” was stopped by an error."), REBUILD),
    "register-outdated": (lazy_gettext("The list “%(register)s” is of an earlier version, and is made anew."), WAIT),
    "register-behind": (lazy_gettext("The list “%(register)s” is behind: %(count)s events."), START_WORKER),
    "index-behind": (lazy_gettext("The search index is behind: %(count)s changes."), START_WORKER),
    "index-current": (lazy_gettext("The search index holds all that is recorded and read."), ""),
    "files-read": (lazy_gettext("All files are read: %(count)s."), ""),
    "files-unread": (lazy_gettext("Files still to be read: %(count)s."), START_WORKER),
    "worker-alive": (lazy_gettext("A worker is at work."), ""),
    "jobs-failed": (
        lazy_gettext("Jobs have failed: %(count)s."),
        lazy_gettext("Look at them at /administrasjon/arbeid, and have them done again there."),
    ),
    "worker-missing": (lazy_gettext("No worker is running."), START_WORKER),
    "worker-missed": (
        lazy_gettext("No worker is running, and there is something to do."),
        lazy_gettext("Start `flask archive worker`. Until then not everything can be found."),
    ),
}
