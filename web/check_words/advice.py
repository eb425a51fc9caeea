"""What is to be done about several things that can be wrong."""

from flask_babel import lazy_gettext

RESTORE = lazy_gettext("Stop the archive, keep the file as it is, and put back the latest backup.")
REBUILD = lazy_gettext("Run `flask archive rebuild`, and report what the log says.")
INIT = lazy_gettext("Run `flask archive init`: it changes nothing that is filed.")
START_WORKER = lazy_gettext("Start `flask archive worker`.")
RIGHTS = lazy_gettext("Let the user who runs the archive read and write there.")
WAIT = lazy_gettext("The worker is at it. Look again in a while.")
ADDRESS = lazy_gettext("Check the address, that the server runs, and that nothing stands between.")
ROOM = lazy_gettext("Make room on the disk. When it is full nothing more can be filed; what is filed is safe.")
