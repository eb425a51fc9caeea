"""Bokmål is complete, says what the English says, and is compiled when it has changed."""

import os
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from flask import Flask
from flask_babel import force_locale, gettext

from web import translations

PLACES = re.compile(r"%\((\w+)\)[sd]|%%")


def messages() -> list[Message]:
    (path,) = (path for path in translations.catalogues() if path.parent.parent.name == "nb")
    return [message for message in translations.read(path) if message.id]


def forms(text: str | tuple[str, ...] | list[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


@pytest.mark.parametrize("path", list(translations.catalogues()), ids=lambda path: path.parent.parent.name)
def test_every_text_is_translated(path: Path) -> None:
    """`python -m web.translations update` collects them."""
    assert translations.missing(path) == []


def test_no_translation_is_left_of_a_text_that_is_gone() -> None:
    known = {(message.context, str(message.id)) for message in translations.extract()}
    assert [message.id for message in messages() if (message.context, str(message.id)) not in known] == []


def test_a_translation_names_the_same_values() -> None:
    wrong = []
    for message in messages():
        wanted = {name for form in forms(message.id) for name in PLACES.findall(form)}
        needed = wanted if len(forms(message.id)) == 1 else set()
        named = [(form, set(PLACES.findall(form))) for form in forms(message.string)]
        wrong += [form for form, names in named if not needed <= names <= wanted]
    assert wrong == []


def test_a_translation_is_not_the_english() -> None:
    """Whole sentences are never alike in both languages."""
    same = [form for message in messages() for form in forms(message.string) if form in forms(message.id)]
    assert [form for form in same if len(form.split()) > 3] == []


def test_bokmal_uses_its_own_quotes_and_no_ascii_ones() -> None:
    texts = [form for message in messages() for form in forms(message.string)]
    assert [text for text in texts if re.search(r"[“”]", text)] == []


def test_what_is_compiled_is_what_is_written(wordy_app: Flask) -> None:
    with wordy_app.test_request_context(), force_locale("nb"):
        assert gettext("Sign in") == "Logg inn"
    with wordy_app.test_request_context(), force_locale("en"):
        assert gettext("Sign in") == "Sign in"


def test_a_catalogue_is_compiled_when_it_is_newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "nb" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (source,) = (path for path in translations.catalogues() if path.parent.parent.name == "nb")
    copy = folder / "messages.po"
    copy.write_bytes(source.read_bytes())
    monkeypatch.setattr(translations, "FOLDER", tmp_path)
    assert translations.compile_stale() == [copy]
    assert copy.with_suffix(".mo").exists()
    assert translations.compile_stale() == []
    os.utime(copy, (2**32, 2**32))
    assert translations.compile_stale() == [copy]
    assert [path.name for path in folder.iterdir() if path.suffix not in (".po", ".mo")] == []
