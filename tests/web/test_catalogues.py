"""The texts of templates: in the language that is spoken, with their values escaped, as often as they are asked for."""

from flask import Flask
from flask_babel import force_locale
from markupsafe import Markup


def _shown(app: Flask, template: str, **values: object) -> str:
    return app.jinja_env.from_string(template).render(**values)


def test_texts_are_those_of_the_language(wordy_app: Flask) -> None:
    with wordy_app.test_request_context():
        for _ in range(2):
            with force_locale("nb"):
                assert _shown(wordy_app, '{{ _("Bodies") }}') == "Organer"
            with force_locale("en"):
                assert _shown(wordy_app, '{{ _("Bodies") }}') == "Bodies"


def test_values_are_escaped_unless_they_are_markup(wordy_app: Flask) -> None:
    with wordy_app.test_request_context(), force_locale("en"):
        told = '{{ _("Recorded %(day)s", day=day) }}'
        assert _shown(wordy_app, told, day="<b>1</b>") == "Recorded &lt;b&gt;1&lt;/b&gt;"
        assert _shown(wordy_app, told, day=Markup("<b>1</b>")) == "Recorded <b>1</b>"
        assert _shown(wordy_app, '{{ _("100 %%") }}') == "100 %"
