"""What a hit tells, and what its snippet shows."""

from datetime import date

import pytest

from search.engines.protocol import SearchEngine
from search.question import Name, Question
from tests.search.engines.asked import fill, marked, the_hit
from tests.search.engines.papers import PUBLIC, an_attachment, an_entry, an_id, asking


class Hits:
    """A hit is a record, shown once, with the best page of its best attachment."""

    def test_a_hit_tells_of_its_record_and_its_best_page(self, engine: SearchEngine) -> None:
        pages = ("Første side handler om noe annet.", "Her står det om fergesambandet over fjorden.")
        entry = an_entry("Rutetilbudet", "Vedtatt.", pages=pages, reference="RR 23/2025", on=date(2025, 3, 14))
        fill(engine, entry)
        hit = the_hit(engine, "fergesamband")
        assert (hit.record_id, hit.kind, hit.reference) == (entry.record_id, "decision", "RR 23/2025")
        assert (hit.title, hit.on) == ("Rutetilbudet", date(2025, 3, 14))
        assert (hit.document_id, hit.document_name) == (entry.attachments[0].document_id, "Rutetilbudet.pdf")
        assert (hit.version, hit.part, hit.page, hit.other_attachments) == (1, None, 2, 0)
        assert marked(hit) == ["fergesambandet"]

    def test_the_best_page_holds_the_most_of_what_was_asked(self, engine: SearchEngine) -> None:
        first = an_attachment("en.pdf", "ferge", "ferge og takst", file_type="pdf")
        second = an_attachment("to.eml", "ferge", "takst og ferge med rabatt", version=3, part="2/1")
        third = an_attachment("tre.pdf", "ingenting")
        fill(engine, an_entry("Sak", attachments=(first, second, third)))
        hit = the_hit(engine, "rabatt på takst for ferge")
        assert (hit.document_id, hit.version, hit.part) == (an_id("document to.eml"), 3, "2/1")
        assert (hit.page, hit.other_attachments) == (2, 1)

    def test_many_pages_of_one_record_do_not_hide_those_of_another(self, engine: SearchEngine) -> None:
        many = tuple(an_attachment(f"{number}.pdf", *["ferge ferge ferge"] * 10) for number in range(60))
        fill(
            engine,
            an_entry("Stor", attachments=many),
            an_entry("Liten", pages=("Om en ferge og mye annet som gjør siden lang.",)),
        )
        hits = {hit.title: hit for hit in engine.search(asking("ferge"), PUBLIC).hits}
        assert hits["Liten"].page == 1
        assert hits["Stor"].other_attachments == 59

    def test_a_record_found_by_its_own_words_shows_no_page(self, engine: SearchEngine) -> None:
        attachments = (an_attachment("vedlegg.pdf", "Noe annet."),)
        fill(engine, an_entry("Takst for ferge", "Egen tekst.", attachments=attachments))
        hit = the_hit(engine, "takst")
        assert (hit.document_id, hit.page, hit.document_name, hit.other_attachments) == (None, None, None, 0)
        assert hit.snippet.text == "Egen tekst."

    def test_own_words_that_say_more_than_a_page_are_shown(self, engine: SearchEngine) -> None:
        fill(engine, an_entry("Sak", "Rådet vedtar takst for ferge.", pages=("ferge",)))
        hit = the_hit(engine, "takst for ferge")
        assert (hit.document_id, hit.snippet.text) == (None, "Rådet vedtar takst for ferge.")

    def test_a_file_without_text_is_found_by_its_name(self, engine: SearchEngine) -> None:
        fill(engine, an_entry("Sak", attachments=(an_attachment("Låst strategi.pdf"), an_attachment("annet.pdf", "x"))))
        hit = the_hit(engine, "strategi")
        assert (hit.document_name, hit.page) == ("Låst strategi.pdf", None)

    def test_with_a_file_type_chosen_pages_of_others_are_not_shown(self, engine: SearchEngine) -> None:
        attachments = (an_attachment("a.pdf", "ferge ferge"), an_attachment("b.docx", "om ferge", file_type="docx"))
        fill(engine, an_entry("Sak", attachments=attachments, facets={"filetype": ("pdf", "docx")}))
        hit = the_hit(engine, asking("ferge", filters={"filetype": ("docx",)}))
        assert (hit.document_name, hit.other_attachments) == ("b.docx", 0)

    def test_a_very_long_page_is_searched_to_its_end(self, engine: SearchEngine) -> None:
        fill(engine, an_entry("Sak", pages=("forside", "fyll " * 30_000 + "og til slutt fergesambandet")))
        hit = the_hit(engine, "fergesamband")
        assert hit.page == 2
        assert marked(hit) == ["fergesambandet"]


class Snippets:
    """A snippet is a window on what was found, with the words marked."""

    @pytest.mark.parametrize(
        ("asked", "text", "words"),
        [
            ("avtale", "Om samarbeidsavtalen og avtalene.", ["samarbeidsavtalen", "avtalene"]),
            ("uttalelse", "Ei fråsegn frå rådet.", ["fråsegn"]),
            ("samarbeidsavtale", "En avtale om samarbeid.", ["avtale", "samarbeid"]),
            ("RR 23/25", "Jf. sak 23/2025 i RR.", ["sak 23/2025", "RR"]),
            ("2025/17", "Jf. 2025/17-3.", ["2025/17-3"]),
            ("ås", "Ås ligger ved åsen, ikke på Åsgård_ås.", ["Ås", "åsen", "ås"]),
        ],
    )
    def test_words_are_marked_however_they_are_written(
        self, engine: SearchEngine, asked: str, text: str, words: list[str]
    ) -> None:
        fill(engine, an_entry("Sak", pages=(text,)))
        hit = the_hit(engine, asked)
        assert (hit.snippet.text, marked(hit)) == (text, words)

    def test_phrases_beginnings_and_other_names_are_marked(self, engine: SearchEngine) -> None:
        fill(engine, an_entry("Sak", pages=("En felles uttalelse fra AU om samferdsel. En uttalelse til.",)))
        assert marked(the_hit(engine, Question(phrases=(("felles", "uttalelse"),)))) == ["felles uttalelse"]
        assert marked(the_hit(engine, Question(prefixes=("samf",)))) == ["samferdsel"]
        assert marked(the_hit(engine, Question(words=("utvalget",), names=(Name(0, 1, (("au",),)),)))) == ["AU"]

    def test_the_window_shows_the_most_and_says_what_is_left_out(self, engine: SearchEngine) -> None:
        filling = "Ord uten noen mening for noen. " * 20
        fill(engine, an_entry("Sak", pages=(f"Om ferge. {filling}Her er takst, rabatt og ferge. {filling}",)))
        hit = the_hit(engine, "rabatt takst ferge")
        assert marked(hit) == ["takst", "rabatt", "ferge"]
        assert hit.snippet.text.startswith("… ")
        assert hit.snippet.text.endswith(" …")
        assert 150 < len(hit.snippet.text) < 400

    def test_white_space_is_single_and_marks_stay_in_place(self, engine: SearchEngine) -> None:
        fill(engine, an_entry("Sak", pages=("Linje\n\n  én\tom 😀  ferger\r\nog   så ferga.",)))
        hit = the_hit(engine, "ferge")
        assert hit.snippet.text == "Linje én om 😀 ferger og så ferga."
        assert marked(hit) == ["ferger", "ferga"]

    def test_letters_that_grow_in_small_do_not_move_the_marks(self, engine: SearchEngine) -> None:
        fill(engine, an_entry("Sak", pages=("İİİİ og ferger",)))
        assert marked(the_hit(engine, "ferge")) == ["ferger"]
