"""Filters, facets and the order of hits."""

from datetime import date

from search.engines.protocol import SearchEngine
from search.question import Question, Sort
from tests.search.engines.asked import fill, titles
from tests.search.engines.papers import PUBLIC, READER, an_entry, asking


def three(engine: SearchEngine) -> None:
    fill(
        engine,
        an_entry("A", "ferge", on=date(2024, 1, 1), facets={"body": ("rr",), "year": ("2024",), "case": ("2024/1",)}),
        an_entry("B", "ferge", on=date(2025, 6, 1), facets={"body": ("rr", "au"), "year": ("2025",)}, kind="case"),
        an_entry("C", "buss", on=date(2025, 7, 1), facets={"body": ("au",), "year": ("2025",)}),
        an_entry("D", "ferge"),
    )


class Narrowing:
    """Any key of a facet, every facet, and days with both ends in."""

    def test_filters_leave_what_has_any_key_of_every_facet(self, engine: SearchEngine) -> None:
        three(engine)
        assert titles(engine, Question(filters={"body": ("rr",)})) == ["B", "A"]
        assert titles(engine, Question(filters={"body": ("rr", "au")})) == ["C", "B", "A"]
        assert titles(engine, Question(filters={"body": ("rr",), "year": ("2025",)})) == ["B"]
        assert titles(engine, Question(filters={"type": ("case",)})) == ["B"]
        assert titles(engine, Question(filters={"case": ("2024/1",)})) == ["A"]
        assert titles(engine, Question(filters={"body": ("nowhere",)})) == []
        assert titles(engine, asking("buss", filters={"body": ("au",)})) == ["C"]

    def test_days_are_included_and_what_has_none_is_left_out(self, engine: SearchEngine) -> None:
        three(engine)
        assert titles(engine, Question(since=date(2025, 6, 1))) == ["C", "B"]
        assert titles(engine, Question(until=date(2025, 6, 1))) == ["B", "A"]
        assert titles(engine, Question(since=date(2024, 1, 2), until=date(2025, 6, 30))) == ["B"]
        assert titles(engine, Question(since=date(2026, 1, 1), until=date(2025, 1, 1))) == []
        assert titles(engine, Question(since=date.min, until=date.max)) == ["C", "B", "A"]

    def test_the_total_is_exact_and_the_same_as_the_count(self, engine: SearchEngine) -> None:
        fill(engine, *(an_entry(f"Sak {number}", "ferge") for number in range(55)))
        assert engine.search(asking("ferge"), PUBLIC, limit=5).total == 55
        assert engine.count(asking("ferge"), PUBLIC) == 55


class Facets:
    """Counts are exact, and a facet is counted without its own choices."""

    def test_every_key_is_counted_commonest_first(self, engine: SearchEngine) -> None:
        three(engine)
        facets = engine.search(Question(), PUBLIC).facets
        assert facets["body"] == (("au", 2), ("rr", 2))
        assert facets["year"] == (("2025", 2), ("2024", 1))
        assert facets["type"] == (("decision", 3), ("case", 1))
        assert facets["subject"] == ()
        assert "case" not in facets

    def test_a_facet_is_counted_without_its_own_choices(self, engine: SearchEngine) -> None:
        three(engine)
        facets = engine.search(asking("ferge", filters={"body": ("rr",), "year": ("2025",)}), PUBLIC).facets
        assert facets["body"] == (("au", 1), ("rr", 1))
        assert facets["year"] == (("2024", 1), ("2025", 1))
        assert facets["type"] == (("case", 1),)

    def test_a_page_of_no_hits_has_facets(self, engine: SearchEngine) -> None:
        three(engine)
        answer = engine.search(Question(), PUBLIC, limit=0)
        assert (answer.total, answer.hits) == (4, ())
        assert answer.facets["body"] == (("au", 2), ("rr", 2))

    def test_counts_are_exact_with_many_keys(self, engine: SearchEngine) -> None:
        fill(engine, *(an_entry(f"{n}", facets={"organisation": (f"o{n}", "alle")}) for n in range(1500)))
        counted = engine.search(Question(), PUBLIC).facets["organisation"]
        assert counted[0] == ("alle", 1500)
        assert len(counted) == 1501


class Ordering:
    """By relevance or by date, page by page."""

    def test_hits_come_in_the_order_asked_for(self, engine: SearchEngine) -> None:
        three(engine)
        assert titles(engine, asking("ferge", sort=Sort.NEWEST)) == ["B", "A", "D"]
        assert titles(engine, asking("ferge", sort=Sort.OLDEST)) == ["A", "B", "D"]
        assert titles(engine, Question()) == ["C", "B", "A", "D"]

    def test_what_has_the_same_day_is_in_the_order_of_numbers(self, engine: SearchEngine) -> None:
        numbers = ["2025/9-2", "2025/10-1", "2025/9-11"]
        fill(engine, *(an_entry(one, reference=one, on=date(2025, 1, 1)) for one in numbers))
        assert titles(engine, Question(sort=Sort.OLDEST)) == ["2025/9-2", "2025/9-11", "2025/10-1"]
        assert titles(engine, Question(sort=Sort.NEWEST)) == ["2025/10-1", "2025/9-11", "2025/9-2"]

    def test_pages_of_hits_hold_each_hit_once(self, engine: SearchEngine) -> None:
        fill(engine, *(an_entry(f"Sak {number}", "ferge " * (number + 1)) for number in range(25)))
        for question in (asking("ferge"), asking("ferge", sort=Sort.NEWEST), Question()):
            seen = [
                hit.title
                for offset in range(0, 30, 10)
                for hit in engine.search(question, READER, offset=offset, limit=10).hits
            ]
            assert len(seen) == len(set(seen)) == 25

    def test_beyond_the_last_page_there_is_nothing(self, engine: SearchEngine) -> None:
        three(engine)
        for offset in (4, 10_000, 10**15):
            answer = engine.search(Question(), PUBLIC, offset=offset)
            assert (answer.total, answer.hits) == (4, ())
