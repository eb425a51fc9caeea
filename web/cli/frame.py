"""What all commands share: help in the reader's language, errors as one plain line, exit codes that mean something."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click
import structlog
from flask import current_app
from flask.cli import ScriptInfo
from flask_babel import lazy_gettext
from sqlalchemy.exc import DBAPIError

from application.errors import ApplicationError
from application.settings import Language
from domain.errors import DomainError
from web.cli.usage import usage_message
from web.cli.words import gettext
from web.languages import speak
from web.messages import message

log = structlog.get_logger(__name__)

DONE, NOT_DONE, MISUSED, LEFT_OUT, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit codes: done; not done; the command line is wrong; done, but something was left out; stopped by Ctrl-C."""

EXIT_CODES = lazy_gettext(
    "Exit codes: 0 done, 1 not done (the last line says why), 2 the command line is wrong, 3 done but something was "
    "left out (the report says what), 130 stopped with Ctrl-C."
)


class _Told:
    """Help that is looked up when it is shown: texts are `lazy_gettext`, paragraphs apart by an empty line."""

    words: Any

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 - as click calls it
        """Return the first sentence, whole: the list of commands breaks lines."""
        first = str(self.words).partition("\n\n")[0]
        sentence, stop, _ = first.partition(". ")
        return sentence + stop.strip() if stop else first

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as click calls it
        """Write the text."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(str(self.words))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, pieces, prefix=gettext("Usage:") + " ")

    def _write_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [row for row in (one.get_help_record(ctx) for one in self.get_params(ctx)) if row]  # type: ignore[attr-defined]
        for title, is_argument in ((gettext("Arguments"), True), (gettext("Options"), False)):
            chosen = [row for row in rows if row[0].startswith("-") is not is_argument]
            if chosen:
                with formatter.section(title):
                    formatter.write_dl(chosen)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help`, explained in the reader's language."""
        option: click.Option | None = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = gettext("Show this text.")
        return option


class Command(_Told, click.Command):
    """A command; `words` is its help."""

    def __init__(self, *args: Any, words: Any, **kwargs: Any) -> None:
        kwargs["options_metavar"] = "[--…]"
        super().__init__(*args, **kwargs)
        self.words = words
        self.params.append(_language(hidden=True))  # explained once, by the group

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write arguments and options."""
        self._write_options(ctx, formatter)


class Group(_Told, click.Group):
    """The group `archive`: errors become one line on standard error."""

    command_class = Command

    def __init__(self, *args: Any, words: Any, **kwargs: Any) -> None:
        kwargs |= {"options_metavar": "[--…]", "subcommand_metavar": "…"}
        super().__init__(*args, **kwargs)
        self.words = words
        self.params.append(_language(hidden=False))

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click calls it
        """Return the commands in the order in which a newcomer needs them."""
        return list(self.commands)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line inside the application: help and messages are in its language."""
        if not current_app:
            ctx.with_resource(ctx.ensure_object(ScriptInfo).load_app().app_context())
        with told(ctx):
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        with told(ctx):
            return super().invoke(ctx)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands, and what exit codes mean."""
        rows = [(name, self.commands[name].get_short_help_str()) for name in self.list_commands(ctx)]
        with formatter.section(gettext("Commands")):
            formatter.write_dl(rows, col_max=16)
        self._write_options(ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as click calls it
        """Write what exit codes mean."""
        formatter.write_paragraph()
        formatter.write_text(str(EXIT_CODES))


class Option(click.Option):
    """An option whose help is `words`."""

    def __init__(self, *args: Any, words: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.words = words

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option and its help."""
        if self.hidden:
            return None
        return self.get_help_spec(ctx), str(self.words)


class Argument(click.Argument):
    """An argument; `shown` is its name and `words` its help."""

    def __init__(self, *args: Any, words: Any, shown: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.words, self.shown = words, shown

    def make_metavar(self, ctx: click.Context) -> str:  # noqa: ARG002 - as click calls it
        """Return the name in the reader's language."""
        return str(self.shown)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str]:  # noqa: ARG002 - as click calls it
        """Return the argument and its help."""
        return str(self.shown), str(self.words)


def option(*names: str, words: Any, **how: Any) -> Callable[[Any], Any]:
    """Return a decorator that gives a command an option."""
    return click.option(*names, cls=Option, words=words, **how)


def argument(name: str, *, words: Any, shown: Any, **how: Any) -> Callable[[Any], Any]:
    """Return a decorator that gives a command an argument."""
    return click.argument(name, cls=Argument, words=words, shown=shown, **how)


def _language(*, hidden: bool) -> Option:
    return Option(
        ["--language"],
        type=click.Choice([str(language) for language in Language]),
        is_eager=True,
        expose_value=False,
        hidden=hidden,
        callback=_speak,
        words=lazy_gettext(
            "The language of what is said: nb, nn or en. Else it is that of REGIONARKIV_LANGUAGE, then that of the "
            "terminal."
        ),
    )


def _speak(ctx: click.Context, param: click.Parameter, value: str | None) -> None:  # noqa: ARG001 - as click calls it
    if value is not None:
        speak(Language(value))


@contextmanager
def told(ctx: click.Context) -> Iterator[None]:
    """Turn whatever goes wrong inside the block into one line on standard error and an exit code."""
    try:
        yield
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.message, err=True)
        ctx.exit(MISUSED)
    except click.UsageError as error:
        _complain(usage_message(error))
        ctx.exit(MISUSED)
    except (DomainError, ApplicationError) as error:
        _complain(message(error))
        ctx.exit(NOT_DONE)
    except (KeyboardInterrupt, click.Abort):
        _complain(gettext("Stopped. What was done so far stays; run the command again to go on."))
        ctx.exit(INTERRUPTED)
    except BrokenPipeError:  # whoever read what we say has gone
        sys.stderr.close()
        ctx.exit(NOT_DONE)
    except (OSError, DBAPIError) as error:
        log.debug("command_failed", exc_info=True)
        _complain(_refused(error))
        ctx.exit(NOT_DONE)
    except (click.exceptions.Exit, click.ClickException):
        raise
    except Exception as error:  # a fault of the program: the log tells where, whoever typed the command what to do
        log.debug("command_failed", exc_info=True)
        sentence = gettext(
            "The program failed (%(error)s). Nothing that was filed is lost. Run it again with "
            "REGIONARKIV_LOG_LEVEL=debug and report what it says.",
            error=f"{type(error).__name__}: {error}".replace("\n", " "),
        )
        _complain(sentence)
        ctx.exit(NOT_DONE)


def say(*lines: str) -> None:
    """Write lines to standard output."""
    for line in lines:
        click.echo(line)


def table(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield lines of two columns."""
    width = max((len(name) for name, _ in rows), default=0)
    for name, value in rows:
        yield f"{name:<{width}}  {value}".rstrip()


def _complain(text: str) -> None:
    click.echo(text, err=True)


def _refused(error: OSError | DBAPIError) -> str:
    if isinstance(error, DBAPIError):
        return gettext("The database refused: %(problem)s. Check the disk, and try again.", problem=str(error.orig))
    name = f"{error.filename}: " if error.filename else ""
    return gettext(
        "The computer refused: %(problem)s. Check the disk and who may read and write there, and try again.",
        problem=f"{name}{error.strerror or error}",
    )
