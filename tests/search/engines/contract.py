"""What every engine must do: subclass EngineContract with a fixture `engine` that gives an empty one."""

from datetime import date

from search.engines.protocol import Hit, Mark, SearchEngine
from search.entries import Entry
from search.question import Question
from tests.search.engines.papers import PUBLIC, an_entry, an_id, asking, put_together

A_MARK = Mark(events=7, texts=3)


def fill(engine: SearchEngine, *entries: Entry) -> None:
    engine.put(put_together(*entries), A_MARK)


def titles(engine: SearchEngine, text: str | Question, audience: object = PUBLIC) -> list[str]:
    question = asking(text) if isinstance(text, str) else text
    return [hit.title for hit in engine.search(question, audience).hits]  # type: ignore[arg-type]


class Filling:
    """Entries come and go with their records, and the mark with them."""

    def test_an_engine_without_an_index_has_no_mark_and_finds_nothing(self, engine: SearchEngine) -> None:
        assert engine.mark() is None
        assert engine.search(asking("avtale"), PUBLIC).hits == ()
        assert engine.count(asking("avtale"), PUBLIC) == 0
        assert engine.suggest("avt", PUBLIC) == []
        assert engine.did_you_mean(asking("avtlae"), PUBLIC) is None

    def test_what_was_put_is_found_and_its_mark_remembered(self, engine: SearchEngine) -> None:
        fill(engine, an_entry("Ny bussrute", "Ruta kjøres hver time."))
        assert engine.mark() == A_MARK
        assert titles(engine, "bussrute") == ["Ny bussrute"]

    def test_an_entry_put_again_replaces_what_was_there(self, engine: SearchEngine) -> None:
        fill(engine, an_entry("Ny bussrute", "gammel tekst", name="x"))
        fill(engine, an_entry("Ny ferjerute", "annen ordlyd", name="x"))
        assert titles(engine, "gammel") == []
        assert titles(engine, "ferjerute") == ["Ny ferjerute"]

    def test_a_record_without_entries_is_removed_with_its_pages(self, engine: SearchEngine) -> None:
        fill(engine, an_entry("Ny bussrute", pages=("hemmelig ordlyd",), name="x"))
        engine.put({an_id("x"): []}, Mark(8, 3))
        assert engine.search(asking("bussrute ordlyd"), PUBLIC).total == 0
        assert engine.mark() == Mark(8, 3)

    def test_a_mark_alone_is_remembered(self, engine: SearchEngine) -> None:
        fill(engine, an_entry("Ny bussrute"))
        engine.put({}, Mark(9, 4))
        assert engine.mark() == Mark(9, 4)
        assert titles(engine, "bussrute") == ["Ny bussrute"]


class Hits:
    """What a hit tells."""

    def test_a_hit_tells_of_its_record_and_its_best_page(self, engine: SearchEngine) -> None:
        pages = ("Første side handler om noe annet.", "Her står det om fergesambandet over fjorden.")
        entry = an_entry("Rutetilbudet", "Vedtatt.", pages=pages, reference="RR 23/2025", on=date(2025, 3, 14))
        fill(engine, entry)
        (hit,) = engine.search(asking("fergesamband"), PUBLIC).hits
        assert (hit.record_id, hit.kind, hit.reference, hit.title) == (
            entry.record_id,
            "decision",
            "RR 23/2025",
            "Rutetilbudet",
        )
        assert hit.on == date(2025, 3, 14)
        assert (hit.document_id, hit.document_name) == (entry.attachments[0].document_id, "Rutetilbudet.pdf")
        assert (hit.version, hit.part, hit.page, hit.other_attachments) == (1, None, 2, 0)
        assert marked(hit) == ["fergesambandet"]


class EngineContract(Filling, Hits):
    """Everything."""


def marked(hit: Hit) -> list[str]:
    """Return the words that a hit's snippet marks."""
    return [hit.snippet.text[start:end] for start, end in hit.snippet.marks]
