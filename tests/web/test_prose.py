"""Texts of decisions as markup."""

from web.prose import compared, points_changed, prose


def test_points_become_a_list_and_other_lines_paragraphs() -> None:
    text = "Regionrådet vedtar:\n1. Først.\n\n2) Så.\nMerknad.\n3. Sist."
    assert prose(text) == (
        '<p>Regionrådet vedtar:</p><ol><li>Først.</li><li>Så.</li></ol><p>Merknad.</p><ol start="3"><li>Sist.</li></ol>'
    )


def test_a_date_or_a_number_out_of_order_is_no_point() -> None:
    assert prose("31. desember er fristen.") == "<p>31. desember er fristen.</p>"


def test_two_lists_after_each_other_are_two() -> None:
    assert prose("1. A\n1. B") == "<ol><li>A</li></ol><ol><li>B</li></ol>"


def test_markup_in_a_text_is_text() -> None:
    assert prose("<script>") == "<p>&lt;script&gt;</p>"
    assert prose(None) == prose(" \n ") == ""
    assert "<b>" not in "".join(compared("<b>a</b>", "<b>c</b>"))


def test_only_the_words_that_differ_are_marked() -> None:
    before, after = compared("1. Frist 31.12.2025.\n2. Likt.", "1. Frist 31.12.2026.\n2. Likt.\n3. Nytt punkt.")
    assert before == "<ol><li>Frist 31.12.<del>2025</del>.</li><li>Likt.</li></ol>"
    assert after == "<ol><li>Frist 31.12.<ins>2026</ins>.</li><li>Likt.</li><li><ins>Nytt punkt.</ins></li></ol>"


def test_a_point_that_went_is_marked_where_it_was() -> None:
    before, after = compared("1. Bort.\n2. Blir.", "1. Blir.")
    assert before == "<ol><li><del>Bort.</del></li><li>Blir.</li></ol>"
    assert after == "<ol><li>Blir.</li></ol>"


def test_only_what_changed_can_be_shown_with_its_number() -> None:
    before, after = compared("1. A\n2. Bø\n3. C", "1. A\n2. Bå\n3. C", only_changed=True)
    assert before == '<ol start="2"><li><del>Bø</del></li></ol>'
    assert after == '<ol start="2"><li><ins>Bå</ins></li></ol>'


def test_the_points_that_changed_are_known_by_number() -> None:
    assert points_changed("1. A\n2. B\n3. C", "1. A\n2. B!\n3. C!") == [2, 3]
    assert points_changed("1. A\n2. B", "1. A") == [2]
    assert points_changed("Innledning\n1. A", "Ny innledning\n1. B") == []
    assert points_changed("A", "A") == []
