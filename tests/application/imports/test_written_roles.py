import pytest

from application.imports.written_roles import WrittenRole, read_role
from domain.errors import InvalidValueError
from domain.seats import Role


@pytest.mark.parametrize(
    ("written", "role"),
    [
        ("Leder", WrittenRole(Role.LEADER)),
        ("leiar", WrittenRole(Role.LEADER)),
        ("nestleiar", WrittenRole(Role.DEPUTY_LEADER)),
        ("2. nestleder", WrittenRole(Role.DEPUTY_LEADER, 2)),
        ("medlem 3", WrittenRole(Role.MEMBER, 3)),
        ("1. vara", WrittenRole(Role.NUMBERED_DEPUTY, 1)),
        ("2.varamedlem", WrittenRole(Role.NUMBERED_DEPUTY, 2)),
        ("Varamedlem nr. 3", WrittenRole(Role.NUMBERED_DEPUTY, 3)),
        ("fyrste vara", WrittenRole(Role.NUMBERED_DEPUTY, 1)),
        ("vararepresentant", WrittenRole(Role.NUMBERED_DEPUTY)),
        ("fast møtande", WrittenRole(Role.OBSERVER, label="Fast møtande")),
        ("sekretær", WrittenRole(Role.SECRETARY)),
        ("personleg vara for Kari Eksempel", WrittenRole(Role.PERSONAL_DEPUTY, deputy_for="Kari Eksempel")),
        ("vara for Eksempel, Kari", WrittenRole(Role.PERSONAL_DEPUTY, deputy_for="Eksempel, Kari")),
        ("møtte for Ola Tenkt", WrittenRole(None, attended_for="Ola Tenkt")),
        ("vara, møtte i staden for Ola Tenkt", WrittenRole(Role.NUMBERED_DEPUTY, attended_for="Ola Tenkt")),
        ("1. vara (møtte for Ola Tenkt)", WrittenRole(Role.NUMBERED_DEPUTY, 1, attended_for="Ola Tenkt")),
    ],
)
def test_a_role_is_read_as_papers_write_it(written: str, role: WrittenRole) -> None:
    assert read_role(written) == role


def test_the_cells_beside_it_say_for_whom() -> None:
    assert read_role("1. vara", "Kari Eksempel") == WrittenRole(Role.PERSONAL_DEPUTY, 1, deputy_for="Kari Eksempel")
    assert read_role("", "", "Ola Tenkt") == WrittenRole(None, attended_for="Ola Tenkt")


@pytest.mark.parametrize("written", ["ordfører", "", "1.", "vara personlig", "medlem medlem"])
def test_what_is_no_role_is_refused_with_those_there_are(written: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        read_role(written)
    assert caught.value.values["field"] == "role"
