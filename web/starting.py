"""What is said before there is an application: by `make run`, and about settings that are wrong.

Nothing of Flask is needed, so that `python -m web.run` starts at once.
"""

import os
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from babel.support import NullTranslations, Translations

from application.settings import Language, SettingProblem, SettingsError, set_language
from web import translations

KNOWN = {**{str(language): language for language in Language}, "no": Language.BOKMAL}
"""The languages by their codes; `no` is bokmål."""

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def preferred(tags: Iterable[str]) -> Language | None:
    """Return the first language of ours among tags as `nb-NO`, `no` or `en_GB.UTF-8`; None when there is none."""
    for tag in tags:
        known = KNOWN.get(tag.replace("_", "-").partition("-")[0].partition(".")[0].lower())
        if known is not None:
            return known
    return None


def terminal_language(environment: Mapping[str, str] = os.environ) -> Language | None:
    """Return the language of the terminal by its locale variables; None when it is none of ours."""
    first = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    return preferred([first])


def gettext(text: str, **values: Any) -> str:
    """Return the translation for whoever starts the program, with `%(name)s` filled in from `values`."""
    language = set_language() or terminal_language() or Language.BOKMAL
    translated: str = _catalogue(language).gettext(text)
    return translated % values if values else translated


def settings_message(error: SettingsError) -> str:
    """Return in one line what is wrong with the settings, and what to do."""
    if not error.problems:
        return gettext(
            "%(file)s could not be read (%(problem)s). Make it a readable text file in UTF-8.",
            file=error.file,
            problem=error.reason,
        )
    return " ".join([*map(_problem, error.problems), gettext("All settings are in docs/settings.md.")])


@lru_cache
def _catalogue(language: Language) -> NullTranslations:
    translations.compile_stale()
    return Translations.load(str(translations.FOLDER), [str(language)])


def _problem(problem: SettingProblem) -> str:
    if problem.kind == "missing":
        return gettext(
            "%(variable)s is not set. Run `make install`, or set it in the environment or in .env.",
            variable=problem.variable,
        )
    wrong = (
        gettext("%(variable)s is wrong.", variable=problem.variable)
        if problem.given is None
        else gettext("%(variable)s cannot be “%(given)s”.", variable=problem.variable, given=problem.given)
    )
    return f"{wrong} {_advice(problem)}"


def _advice(problem: SettingProblem) -> str:
    wanted = problem.wanted
    match problem.kind:
        case "weak-secret":
            return gettext(
                "Give at least %(wanted)s random characters. `make install` puts some in .env, and %(command)s prints "
                "some.",
                wanted=wanted,
                command="`python -c 'import secrets; print(secrets.token_urlsafe(48))'`",
            )
        case "unknown-zone":
            return gettext("Give a time zone by its IANA name, for example %(wanted)s.", wanted=wanted)
        case "bad-address":
            return gettext("Write an address like %(wanted)s, or leave it empty.", wanted=wanted)
        case "needs":
            return gettext("Set %(wanted)s too.", wanted=wanted)
        case "no-folder":
            return gettext("There is no such folder. Name the folder that holds a file for each secret.")
        case "no-file":
            return gettext("There is no such file. Name one that is there, or leave it empty.")
        case "not-among":
            return gettext("Choose one of: %(wanted)s.", wanted=wanted)
        case "not-whole":
            return gettext("Write a whole number without a unit.")
        case "not-a-number":
            return gettext("Write a number without a unit.")
        case "not-yes-or-no":
            return gettext("Write true or false.")
        case "too-small":
            return gettext("Write a number that is %(wanted)s at least.", wanted=wanted)
        case "not-above":
            return gettext("Write a number above %(wanted)s.", wanted=wanted)
        case "too-large":
            return gettext("Write a number that is %(wanted)s at most.", wanted=wanted)
    return gettext("It does not take such a value: %(problem)s.", problem=wanted)
