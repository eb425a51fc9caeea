"""A new record is indexed with its text, not before; and never keeps anything in the index that it should not."""

from search.indexing import Indexer
from search.texts.queue import TextQueue
from tests.search.conftest import Indexed
from tests.search.extraction.papers import a_pdf
from tests.web.filing import text


def an_unread_letter(indexed: Indexed) -> str:
    """Return the SHA-256 of a published letter's paper, which nobody has read yet; the index is live before it."""
    indexed.filing.case("2025/1", "Gang og ferdsel")
    indexed.follow()
    paper = indexed.filing.paper("brev.pdf", a_pdf("Sykkelveien er ferdig"), title="Melding", role="main")
    indexed.filing.entry("2025/1-1", "incoming", "Brev om trase", documents=(paper,))
    indexed.filing.publish("journal-entry", "2025/1-1")
    return paper.sha256


def test_a_new_record_is_found_when_its_text_is_read(indexed: Indexed) -> None:
    sha256 = an_unread_letter(indexed)
    indexed.follow()
    assert indexed.references("trase") == {"2025/1"}  # the case knows its title
    indexed.texts.put(sha256, text("Sykkelveien er ferdig"))
    indexed.follow()
    assert indexed.references("trase") == {"2025/1", "2025/1-1"}
    assert indexed.references("sykkelvei") == {"2025/1-1"}


def test_a_text_that_takes_long_is_not_waited_for(indexed: Indexed) -> None:
    an_unread_letter(indexed)
    indexed.indexer.awaiting.clock = lambda: 0.0
    indexed.follow()
    assert indexed.references("trase") == {"2025/1"}
    indexed.indexer.awaiting.clock = lambda: 1.0
    assert indexed.follow() == 0
    indexed.indexer.awaiting.clock = lambda: 61.0
    indexed.follow()
    assert indexed.references("trase") == {"2025/1", "2025/1-1"}
    assert indexed.follow() == 0


def test_while_reading_rests_no_record_waits(indexed: Indexed) -> None:
    an_unread_letter(indexed)
    indexed.follow()
    assert indexed.references("trase") == {"2025/1"}
    indexed.texts.absence().begin()
    indexed.follow()
    assert indexed.references("trase") == {"2025/1", "2025/1-1"}
    paper = indexed.filing.paper("svar.pdf", a_pdf("Takk"), title="Svar", role="main")
    indexed.filing.entry("2025/1-2", "incoming", "Svar om trase", documents=(paper,))
    indexed.filing.publish("journal-entry", "2025/1-2")
    indexed.follow()
    assert "2025/1-2" in indexed.references("trase")


def test_records_that_a_killed_worker_left_waiting_are_found_while_reading_rests(indexed: Indexed) -> None:
    an_unread_letter(indexed)
    indexed.follow()
    indexed.texts.absence().begin()
    stores = indexed.opened.stores
    fresh = Indexer(indexed.engine, indexed.opened.follower, stores.registers, indexed.texts, TextQueue(stores.texts))
    assert fresh.follow()
    assert indexed.references("trase") == {"2025/1", "2025/1-1"}
    assert fresh.follow() == 0


def test_what_happens_to_a_record_while_it_waits_counts(indexed: Indexed) -> None:
    sha256 = an_unread_letter(indexed)
    indexed.follow()
    indexed.filing.shield("journal-entry", "2025/1-1")
    indexed.follow()
    indexed.texts.put(sha256, text("Sykkelveien er ferdig"))
    indexed.follow()
    assert indexed.references("sykkelvei") == set()
    assert indexed.references("trase") == set()


def test_only_new_records_wait_others_are_put_right_at_once(indexed: Indexed) -> None:
    an_unread_letter(indexed)
    indexed.indexer.awaiting.clock = lambda: 0.0
    indexed.follow()
    indexed.indexer.awaiting.clock = lambda: 100.0
    indexed.follow()
    assert indexed.references("trase") == {"2025/1", "2025/1-1"}
    indexed.filing.shield("journal-entry", "2025/1-1")
    indexed.follow()
    assert indexed.references("trase") == set()
