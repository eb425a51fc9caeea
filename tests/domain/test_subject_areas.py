import pytest

from domain.errors import InvalidValueError
from domain.subject_areas import SubjectArea, SubjectAreaClosedError, SubjectAreaOpenError
from tests.domain.given import recorded, settled


def test_a_subject_area_is_registered_renamed_closed_and_opened_again() -> None:
    area = SubjectArea.register(name=" Samferdsel ", by="kari")
    area.rename(name="Veg og bane", by="kari")
    area.rename(name="Veg og bane", by="kari")
    area.close(reason="slått sammen", by="kari")
    area.reopen(reason="brukes", by="kari")
    assert recorded(area) == [
        (SubjectArea.Registered, {"name": "Samferdsel"}),
        (SubjectArea.Renamed, {"name": "Veg og bane", "before": "Samferdsel"}),
        (SubjectArea.Closed, {"reason": "slått sammen"}),
        (SubjectArea.Reopened, {"reason": "brukes"}),
    ]


def test_what_cannot_be_done_with_a_subject_area_is_refused() -> None:
    with pytest.raises(InvalidValueError):
        SubjectArea.register(name=" ", by="kari")
    area = settled(SubjectArea.register(name="Samferdsel", by="kari"))
    with pytest.raises(SubjectAreaOpenError):
        area.reopen(reason="x", by="kari")
    with pytest.raises(InvalidValueError):
        area.close(reason="", by="kari")
    area.close(reason="slått sammen", by="kari")
    area.collect_events()
    with pytest.raises(SubjectAreaClosedError):
        area.close(reason="igjen", by="kari")
    assert area.collect_events() == []
