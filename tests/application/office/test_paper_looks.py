"""How papers look is kept, and what cannot be read on paper is refused."""

import pytest
from sqlalchemy import Engine

from application.office.paper_looks import ACCENT, Look, PaperLookError, PaperLooks, contrast_with_white


@pytest.fixture
def looks(office: Engine) -> PaperLooks:
    return PaperLooks(office)


def test_papers_look_as_ours_until_something_is_chosen(looks: PaperLooks) -> None:
    assert looks.look() == Look()
    looks.choose(header=[" Storgata  1 ", ""], footer=["Org.nr. 1"], accent="8A0F3C", by="kari")
    assert looks.look() == Look(("Storgata 1",), ("Org.nr. 1",), "#8a0f3c")
    looks.choose(header=[], footer=[], accent="", by="kari")
    assert looks.look() == Look((), (), ACCENT)


@pytest.mark.parametrize(
    ("header", "accent", "problem"),
    [
        ([], "blå", "bad-colour"),
        ([], "#ffff00", "faint-colour"),
        (["x"] * 5, "", "too-long"),
        (["x" * 121], "", "too-long"),
    ],
)
def test_what_cannot_be_read_or_has_no_room_is_refused(
    looks: PaperLooks, header: list[str], accent: str, problem: str
) -> None:
    with pytest.raises(PaperLookError) as refused:
        looks.choose(header=header, footer=[], accent=accent, by="kari")
    assert refused.value.values["problem"] == problem
    assert looks.look() == Look()


def test_a_template_is_kept_byte_by_byte_until_it_is_reset(looks: PaperLooks) -> None:
    content = bytes(range(256)) * 10
    looks.choose_template("notice", name="Brev.docx", content=content, by="kari")
    looks.choose_template("minutes", name="Protokoll.docx", content=b"PK", by="kari")
    kept = looks.template("notice")
    assert kept is not None
    assert (kept.name, kept.content) == ("Brev.docx", content)
    looks.reset_template("notice")
    assert looks.template("notice") is None
    assert looks.template("minutes") is not None


def test_contrast_is_reckoned_as_wcag_does() -> None:
    assert contrast_with_white("#000000") == pytest.approx(21)
    assert contrast_with_white("#ffffff") == pytest.approx(1)
    assert contrast_with_white("#767676") == pytest.approx(4.54, abs=0.01)
