"""Two versions of an agreement compared: what a reader is told of each section."""

from application.comparison import Change, Text, compare
from tests.application.comparison.agreements import SECOND, THIRD, a_text, compared, section, written


def test_words_are_marked_in_the_sections_that_were_changed() -> None:
    found = compared(SECOND, THIRD)
    assert written(section(found, "§ 2")) == [
        "Rådet skal fremme felles interesser for kommunene{+, styrke beredskapen+} og være [-høringsinstans-] "
        "{+kommunenes felles stemme+} overfor fylke og stat."
    ]
    assert written(section(found, "§ 7")) == [
        "Kommunene dekker utgiftene til sekretariatet med [-lik andel-] {+40 prosent likt og 60 prosent etter "
        "folketall per 1. januar året før+}.",
        "{+Ingen kommune betaler mer enn 55 prosent av samlede utgifter.+}",
    ]


def test_a_section_that_changed_places_is_moved_and_shows_only_what_is_new_in_it() -> None:
    found = compared(SECOND, THIRD)
    moved = [one.heading.label for one in found.sections if one.is_moved]
    assert moved == ["§ 4 Møter"]
    assembly = section(found, "§ 5")
    assert assembly.old is not None
    assert (assembly.old.name, assembly.is_renumbered, assembly.change) == ("§ 4", True, Change.CHANGED)
    assert [one.change for one in assembly.passages] == [Change.UNCHANGED, Change.CHANGED, Change.UNCHANGED]
    assert written(assembly)[1] == (
        "Hver kommune velger [-ett medlem-] {+to medlemmer+} og like mange varamedlemmer. Ordføreren [-bør-] {+skal+} "
        "være det ene."
    )


def test_new_removed_and_renumbered_sections_are_told_apart() -> None:
    found = compared(SECOND, THIRD)
    names = {
        change: [one.heading.label for one in found.sections if one.change is change]
        for change in (Change.NEW, Change.REMOVED)
    }
    assert names == {Change.NEW: ["§ 6 Digitalt arkiv"], Change.REMOVED: ["§ 8 Overgangsregler"]}
    assert [one.heading.label for one in found.renumbered] == ["§ 8 Uttreden"]
    assert [one.heading.name for one in found.changed] == ["§ 2", "§ 4", "§ 5", "§ 6", "§ 7", "§ 8"]


def test_a_section_with_another_title_is_changed() -> None:
    words = "Rådet fremmer felles interesser."
    (found,) = compared(f"§ 2 Formål\n{words}", f"§ 2 Føremål\n{words}").changed
    assert (found.change, found.touched) == (Change.CHANGED, ())
    assert [span.text for span in found.title] == ["Formål", "Føremål"]


def test_a_point_put_in_renumbers_those_after_it_and_nothing_else() -> None:
    old = "§ 1 Oppgaver\nRådet skal:\na) avgi uttalelser\nb) samordne planer\nc) drive opplæring"
    new = "§ 1 Oppgaver\nRådet skal:\na) avgi uttalelser\nb) styrke beredskapen\nc) samordne planer\nd) drive opplæring"
    passages = compared(old, new).sections[0].passages
    assert [(one.change, one.old_marker, one.new_marker) for one in passages if one.is_touched] == [
        (Change.NEW, "", "b)"),
        (Change.UNCHANGED, "b)", "c)"),
        (Change.UNCHANGED, "c)", "d)"),
    ]


def test_a_paragraph_moved_to_another_section_says_where_it_came_from_and_went() -> None:
    moved = "Styret legger hvert år fram forslag til budsjett og økonomiplan for representantskapet."
    old = f"§ 1 Styret\nStyret har fem medlemmer.\n{moved}\n§ 2 Økonomi\nRegnskapsåret er kalenderåret."
    new = f"§ 1 Styret\nStyret har fem medlemmer.\n§ 2 Økonomi\nRegnskapsåret er kalenderåret.\n{moved}"
    board, economy = compared(old, new).sections
    assert [(one.change, one.moved_to and one.moved_to.name) for one in board.touched] == [(Change.REMOVED, "§ 2")]
    assert [(one.change, one.moved_from and one.moved_from.name) for one in economy.touched] == [
        (Change.UNCHANGED, "§ 1")
    ]


def test_a_paragraph_parted_in_two_is_no_change() -> None:
    one = "Representantskapet velger leder og nestleder."
    other = "Lederen kaller inn til møte og setter opp saksliste."
    assert compared(f"§ 1 Valg\n{one} {other}", f"§ 1 Valg\n{one}\n{other}").is_same


def test_versions_of_several_documents_are_compared_together() -> None:
    budget = Text("budsjett.xlsx", ("Sekretariat\t400 000\nMøter\t50 000",))
    raised = Text("budsjett.xlsx", ("Sekretariat\t450 000\nMøter\t50 000",))
    found = compare([a_text(SECOND), budget], [a_text(SECOND), raised])
    assert [(one.heading.text, one.heading.label) for one in found.changed] == [(1, "")]
    assert written(found.changed[0]) == ["Sekretariat\t[-400-]\t{+450+} 000", "Møter\t50 000"]


def test_a_rewritten_paragraph_is_not_shown_as_confetti() -> None:
    old = "Rådet ledes av en ordfører som velges for to år og har møterett i alle utvalg."
    new = "Sekretariatet skal legges til en vertskommune og finansieres med tilskudd for fire år i senn."
    (passage,) = written(compared(f"§ 1 Drift\n{old}", f"§ 1 Drift\n{new}").sections[0])
    assert passage == f"[-{old}-]{{+{new}+}}" or passage == f"[-{old}-] {{+{new}+}}"
