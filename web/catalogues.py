"""The texts of a language, found quickly: a page asks for some two hundred of them.

Flask-Babel finds the language and its catalogue anew for each text, which takes longer than all else a page does with
it; here a catalogue is kept by its language, and the texts that templates ask for beside it, ready to be written.
"""

from typing import Any

from babel import Locale
from babel.support import NullTranslations, Translations
from flask import Flask, g
from flask_babel import Babel, Domain, get_locale
from markupsafe import Markup


class Catalogues(Domain):
    """The catalogues of the application, each loaded once."""

    def __init__(self) -> None:
        super().__init__()
        self._loaded: dict[str, Translations] = {}
        self._written: dict[tuple[str, str], Markup] = {}

    def get_translations(self) -> Translations | NullTranslations:
        """Return the catalogue of the language that is spoken."""
        locale = _spoken()
        if locale is None:
            return NullTranslations()
        if locale.language not in self._loaded:
            self._loaded[locale.language] = super().get_translations()
        return self._loaded[locale.language]

    def written(self, text: str, /, **values: Any) -> str:
        """Return a text of a template with its values, these escaped: its `_`, as Jinja has it but quicker."""
        locale = _spoken()
        key = (locale.language if locale else "", text)
        told = self._written.get(key)
        if told is None:
            told = self._written[key] = Markup(self.get_translations().ugettext(text))  # noqa: S704 - a text of ours
        return told % values if "%" in told else told


def _spoken() -> Locale | None:
    """Return the language that is spoken, from where Flask-Babel keeps it: to ask it takes several times longer."""
    kept: Any = g.get("_flask_babel") if g else None
    locale: Locale | None = getattr(kept, "babel_locale", None)
    return locale or get_locale()


def install(app: Flask, babel: Babel) -> None:
    """Let code and templates find their texts here."""
    catalogues = Catalogues()
    babel.domain_instance = catalogues
    spoken = catalogues.get_translations
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=lambda text: spoken().ugettext(text),
        ngettext=lambda one, many, number: spoken().ungettext(one, many, number),
        newstyle=True,
        pgettext=lambda context, text: spoken().upgettext(context, text),
    )
    app.jinja_env.globals["_"] = catalogues.written
