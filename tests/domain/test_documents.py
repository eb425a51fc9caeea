from typing import Any

import pytest

from domain.documents import Document, original_name
from domain.errors import InvalidValueError
from domain.identity_numbers import IdentityNumberError
from domain.withdrawal import WithdrawnError
from tests.domain.given import IDENTITY_NUMBER, OTHER_SHA, SHA, a_document, recorded


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Referat.pdf", "Referat.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\kari\\Møte.docx", "Møte.docx"),
        ("/", "uten navn"),
        ("..", "uten navn"),
        ("", "uten navn"),
        (" \t\r\n ", "uten navn"),
        ("a\x00b\n.pdf", "ab.pdf"),
        ("faktura\N{RIGHT-TO-LEFT OVERRIDE}fdp.exe", "fakturafdp.exe"),
        ("halv\ud800.pdf", "halv.pdf"),
        (" .Årsmøte. ", "Årsmøte"),
        ("A\N{COMBINING RING ABOVE}s.pdf", "Ås.pdf"),
        ("x" * 300 + ".pdf", "x" * 251 + ".pdf"),
        ("x" * 300, "x" * 255),
        ("x" * 300 + "." + "y" * 300, ("x" * 300)[:255]),
    ],
)
def test_a_name_is_kept_without_its_tricks(given: str, kept: str) -> None:
    assert original_name(given) == kept


def test_bytes_are_filed() -> None:
    document = Document.file(sha256=SHA, size=0, media_type="text/plain", name="../Referat.txt", by="kari")
    told = {"sha256": SHA, "size": 0, "media_type": "text/plain", "name": "Referat.txt", "title": "Referat.txt"}
    assert recorded(document) == [(Document.Filed, told)]


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"sha256": SHA.upper()}, "bad-sha256"),
        ({"sha256": SHA[:-1]}, "bad-sha256"),
        ({"sha256": "../" + SHA}, "bad-sha256"),
        ({"size": -1}, "bad-size"),
        ({"media_type": " "}, "missing"),
    ],
)
def test_what_is_no_file_is_not_filed(given: dict[str, Any], problem: str) -> None:
    document = a_document()
    values = {"sha256": OTHER_SHA, "size": 12, "media_type": "application/pdf", "name": "Referat.pdf", "by": "kari"}
    for file in (Document.file, document.file_version, document.file_public_version):
        with pytest.raises(InvalidValueError) as caught:
            file(**values | given)
        assert caught.value.values["problem"] == problem
    assert document.collect_events() == []


def test_new_bytes_are_the_next_version() -> None:
    document = a_document()
    document.file_version(
        sha256=OTHER_SHA, size=9, media_type="application/pdf", name="Nytt.pdf", reason=" rettet ", by="ola"
    )
    told = {"sha256": OTHER_SHA, "size": 9, "media_type": "application/pdf", "name": "Nytt.pdf"}
    assert recorded(document) == [(Document.VersionFiled, {"number": 2, "reason": "rettet"} | told)]
    assert (document.number, document.sha256, document.title) == (2, OTHER_SHA, "Referat.pdf")


def test_the_bytes_it_has_already_change_nothing() -> None:
    document = a_document()
    document.file_version(sha256=SHA, size=12, media_type="application/pdf", name="Kopi.pdf", by="ola")
    assert document.collect_events() == []


def test_a_public_version_stands_beside_the_version_in_force() -> None:
    document = a_document()
    for _ in range(2):
        document.file_public_version(
            sha256=OTHER_SHA, size=9, media_type="application/pdf", name="Sladdet.pdf", by="ola"
        )
    told = {"sha256": OTHER_SHA, "size": 9, "media_type": "application/pdf", "name": "Sladdet.pdf"}
    assert recorded(document) == [(Document.PublicVersionFiled, {"number": 1} | told)]
    assert (document.sha256, document.public_sha256) == (SHA, OTHER_SHA)


def test_a_public_version_stands_for_its_own_version_only() -> None:
    document = a_document()
    document.file_public_version(sha256=OTHER_SHA, size=9, media_type="application/pdf", name="Sladdet.pdf", by="ola")
    document.file_version(sha256="c" * 64, size=9, media_type="application/pdf", name="Nytt.pdf", by="ola")
    assert document.public_sha256 is None


def test_the_shielded_bytes_are_no_public_version() -> None:
    document = a_document()
    with pytest.raises(InvalidValueError) as caught:
        document.file_public_version(sha256=SHA, size=12, media_type="application/pdf", name="Sladdet.pdf", by="ola")
    assert caught.value.values["problem"] == "same-as-shielded"
    assert document.collect_events() == []


def test_no_public_file_name_holds_an_identity_number() -> None:
    named = a_document(name=f"Klage {IDENTITY_NUMBER}.pdf", title="Klage")
    with pytest.raises(IdentityNumberError):
        named.publish(by="kari")
    assert named.collect_events() == []
    published = a_document()
    published.publish(by="kari")
    published.collect_events()
    values = {"sha256": OTHER_SHA, "size": 9, "media_type": "application/pdf", "name": f"{IDENTITY_NUMBER}.pdf"}
    for file in (published.file_version, published.file_public_version):
        with pytest.raises(IdentityNumberError):
            file(**values, by="kari")
    assert published.collect_events() == []


def test_a_title_and_the_name_of_a_file_are_corrected() -> None:
    document = a_document()
    document.correct({"title": " Protokoll ", "name": "mappe/Protokoll.pdf"}, reason="avskrift", by="kari")
    changes = {
        "title": {"before": "Referat.pdf", "after": "Protokoll"},
        "name": {"before": "Referat.pdf", "after": "Protokoll.pdf"},
    }
    assert recorded(document) == [(Document.Corrected, {"number": 1, "changes": changes, "reason": "avskrift"})]
    document.correct({"title": "Protokoll"}, reason="samme", by="kari")
    for changes, reason in (({"title": ""}, "feil"), ({"title": "Nytt"}, ""), ({"sha256": OTHER_SHA}, "feil")):
        with pytest.raises(InvalidValueError):
            document.correct(changes, reason=reason, by="kari")
    assert document.collect_events() == []


def test_a_public_document_is_not_corrected_to_hold_an_identity_number() -> None:
    document = a_document()
    document.publish(by="kari")
    document.collect_events()
    with pytest.raises(IdentityNumberError):
        document.correct({"title": f"Klage {IDENTITY_NUMBER}"}, reason="feil", by="kari")
    assert document.collect_events() == []


def test_nothing_more_is_filed_in_a_document_that_is_withdrawn() -> None:
    document = a_document()
    document.withdraw(reason="feilsendt", by="kari")
    document.collect_events()
    given = {"sha256": OTHER_SHA, "size": 9, "media_type": "application/pdf", "name": "Nytt.pdf", "by": "kari"}
    with pytest.raises(WithdrawnError):
        document.file_version(**given)
    with pytest.raises(WithdrawnError):
        document.file_public_version(**given)
    assert document.collect_events() == []
