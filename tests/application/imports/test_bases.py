import pytest

from application.imports.bases import read_basis
from application.imports.row_errors import BadBasisError


@pytest.mark.parametrize(
    ("written", "understood"),
    [
        ("offl. § 13, jf. fvl. § 13 første ledd nr. 2", "offl. § 13, jf. fvl. § 13 første ledd nr. 2"),
        ("Offl § 13 jfr fvl § 13.1", "offl. § 13, jf. fvl § 13.1"),
        ("offentleglova § 23 første ledd", "offl. § 23 første ledd"),
        ("Offentlighetsloven §23", "offl. § 23"),
        ("§ 24, andre ledd, bokstav B", "offl. § 24 andre ledd bokstav b"),
        ("offl. § 24 annet ledd litra b)", "offl. § 24 andre ledd bokstav b"),
        ("offl. § 5 2. ledd", "offl. § 5 andre ledd"),
        ("26", "offl. § 26"),
        (" § 14. ", "offl. § 14"),
    ],
)
def test_a_basis_is_read_as_people_write_it(written: str, understood: str) -> None:
    assert str(read_basis(written)) == understood


@pytest.mark.parametrize("written", ["", "ja", "fvl. § 13", "unntatt offentlighet", "§ 13 og § 14", "offl. § 123"])
def test_what_is_no_basis_is_refused(written: str) -> None:
    with pytest.raises(BadBasisError) as caught:
        read_basis(written)
    assert caught.value.values == {"value": written}
