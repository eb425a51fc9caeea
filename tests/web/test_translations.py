"""Every language is complete, says what the English says, and is compiled when it has changed."""

import os
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from flask import Flask
from flask_babel import force_locale, gettext

from application.settings import Language
from web import translations

PLACES = re.compile(r"%\((\w+)\)[sd]|%%")


BOKMAL_ONLY = """
    ikke hva hvor hvem hvordan hvorfor hvis hver hvilken hvilket noe noen fra jeg en et være blitt bare også mens
    sammen navn kommer finnes gjøre gjør sier se saken filen siden mappen nå hjemmel uttalelse flere mye
    begynner ennå imens vises skrevet rettet vedtatt mottatt avsender mottaker saksbehandler
"""
NYNORSK_ONLY = """
    ikkje kva kven korleis kvifor dersom kvar noko nokon nokre frå eg ein eit vere vart vorte berre òg medan saman
    namn kjem finst gjere gjer seie seier sjå heimel fråsegn fleire mykje byrjar enno lesast vedteke motteke
    avsendar mottakar saksbehandlar
"""

PATHS = {path.parent.parent.name: path for path in translations.catalogues()}
in_each = pytest.mark.parametrize("language", sorted(PATHS))


def messages(language: str) -> list[Message]:
    return [message for message in translations.read(PATHS[language]) if message.id]


def forms(text: str | tuple[str, ...] | list[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def test_every_language_but_that_of_the_code_has_a_catalogue() -> None:
    assert set(PATHS) == set(Language) - {Language.ENGLISH}


@in_each
def test_every_text_is_translated(language: str) -> None:
    """`python -m web.translations update` collects them."""
    assert translations.missing(PATHS[language]) == []


@in_each
def test_no_translation_is_left_of_a_text_that_is_gone(language: str) -> None:
    known = {(message.context, str(message.id)) for message in translations.extract()}
    assert [each.id for each in messages(language) if (each.context, str(each.id)) not in known] == []


@in_each
def test_a_translation_names_the_same_values(language: str) -> None:
    wrong = []
    for message in messages(language):
        wanted = {name for form in forms(message.id) for name in PLACES.findall(form)}
        needed = wanted if len(forms(message.id)) == 1 else set()
        named = [(form, set(PLACES.findall(form))) for form in forms(message.string)]
        wrong += [form for form, names in named if not needed <= names <= wanted]
    assert wrong == []


@in_each
def test_a_translation_is_not_the_english(language: str) -> None:
    """Whole sentences are never alike in both languages."""
    same = [form for message in messages(language) for form in forms(message.string) if form in forms(message.id)]
    assert [form for form in same if len(form.split()) > 3] == []


@in_each
def test_a_translation_uses_norwegian_quotes(language: str) -> None:
    texts = [form for message in messages(language) for form in forms(message.string)]
    assert [text for text in texts if re.search(r"[“”]", text)] == []


@in_each
def test_a_translation_ends_as_the_english_does(language: str) -> None:
    """A sentence stays one, and a label gets no full stop; a paragraph is not lost."""
    odd = []
    for message in messages(language):
        for english, form in zip(forms(message.id), forms(message.string), strict=True):
            ends = [(text.rstrip()[-1:] if text.rstrip()[-1:] in ".:?" else "") for text in (english, form)]
            if ends[0] != ends[1] or english.count("\n\n") != form.count("\n\n"):
                odd.append(form)
    assert odd == []


def test_each_language_keeps_to_its_own_words() -> None:
    """The commonest words that are written otherwise in the other; what is quoted is not looked at."""
    theirs = {"nn": set(BOKMAL_ONLY.split()), "nb": set(NYNORSK_ONLY.split())}
    found = []
    for language, others in theirs.items():
        for message in messages(language):
            for form in forms(message.string):
                bare = re.sub(r"«[^»]*»|`[^`]*`|\"[^\"]*\"|%\(\w+\)s|nn eller en|\S*[/:_]\S*", " ", form.lower())
                found += [(language, word, form) for word in re.findall(r"[\w-]+", bare) if word in others]
    assert found == []


def test_nynorsk_is_not_bokmal_line_by_line() -> None:
    """Short texts are often alike in both; long ones hardly ever."""
    bokmal = {(each.context, str(each.id)): forms(each.string) for each in messages("nb")}
    long = [
        (form, bokmal[each.context, str(each.id)][number])
        for each in messages("nn")
        for number, form in enumerate(forms(each.string))
        if len(form.split()) >= 8
    ]
    alike = [form for form, other in long if form == other]
    assert len(long) > 300
    assert len(alike) < len(long) / 20, alike


def test_what_is_compiled_is_what_is_written(wordy_app: Flask) -> None:
    with wordy_app.test_request_context(), force_locale("nb"):
        assert gettext("Sign in") == "Logg inn"
    with wordy_app.test_request_context(), force_locale("nn"):
        assert gettext("Write a new password") == "Skriv eit nytt passord"
    with wordy_app.test_request_context(), force_locale("en"):
        assert gettext("Sign in") == "Sign in"


def test_a_catalogue_is_compiled_when_it_is_newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "nb" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    copy = folder / "messages.po"
    copy.write_bytes(PATHS["nb"].read_bytes())
    monkeypatch.setattr(translations, "FOLDER", tmp_path)
    assert translations.compile_stale() == [copy]
    assert copy.with_suffix(".mo").exists()
    assert translations.compile_stale() == []
    os.utime(copy, (2**32, 2**32))
    assert translations.compile_stale() == [copy]
    assert [path.name for path in folder.iterdir() if path.suffix not in (".po", ".mo")] == []
