"""`flask archive check`: talks to every engine that the settings name, for a person or for programs that watch."""

import json

import click
from flask_babel import lazy_gettext

from application.checks.finding import Finding, State, gravest
from search.checks.everything import examine
from web.check_words import PARTS, STATES, advice, found
from web.cli.frame import DONE, LEFT_OUT, NOT_DONE, Command, option, say
from web.cli.words import gettext
from web.services import current_services

EXIT = {State.OK: DONE, State.WARNING: LEFT_OUT, State.WRONG: NOT_DONE}


@click.command(
    "check",
    cls=Command,
    words=lazy_gettext(
        "Talk to every engine that the settings name: database, files, search, text reading and worker. Say of each "
        "its version, whether it can be reached and used, how far it has come, and what to do about what is wrong. "
        "Nothing is changed.\n\n"
        "Exit code 0 when all is in order, 3 when somebody should look at something, 1 when something does not work."
    ),
)
@option("--quick", is_flag=True, words=lazy_gettext("Leave out what takes long: reading databases whole."))
@option("--json", "as_json", is_flag=True, words=lazy_gettext("Write one JSON object and nothing else."))
def check(*, quick: bool, as_json: bool) -> None:
    """Check, and say last what it comes to."""
    findings: list[Finding] = []
    part = None
    for one in examine(current_services().settings, thorough=not quick):
        findings.append(one)
        if as_json:
            continue
        if one.part is not part:
            say(*([""] if part else []), str(PARTS[one.part]))
            part = one.part
        say(*_lines(one))
    worst = gravest(findings)
    if as_json:
        shown = {"state": worst, "findings": [_as_json(one) for one in findings]}
        say(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        say("", _last_line(worst))
    click.get_current_context().exit(EXIT[worst])


def _lines(one: Finding) -> list[str]:
    width = max(len(str(words)) for words in STATES.values())
    lines = [f"  {STATES[one.state]!s:<{width}}  {found(one)}"]
    to_do = advice(one)
    if to_do:
        lines.append(f"  {'':<{width}}  → {to_do}")
    return lines


def _as_json(one: Finding) -> dict[str, object]:
    return {
        "part": one.part,
        "state": one.state,
        "code": one.code,
        "values": dict(one.values),
        "found": found(one),
        "advice": advice(one),
    }


def _last_line(worst: State) -> str:
    match worst:
        case State.OK:
            return gettext("All is in order.")
        case State.WARNING:
            return gettext("The archive works. Somebody should look at the warnings.")
        case _:
            return gettext("Something does not work. Do what stands at the arrows.")


COMMANDS = (check,)
