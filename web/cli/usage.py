"""What is wrong with a command line, in the reader's language."""

import click
from click.exceptions import BadOptionUsage, MissingParameter, NoSuchCommand, NoSuchOption

from web.cli.words import gettext


def usage_message(error: click.UsageError) -> str:
    """Return one line: what is wrong, and where to read more."""
    more = gettext("Read more with: %(command)s --help", command=error.ctx.command_path if error.ctx else "archive")
    return f"{_what(error)} {more}"


def _what(error: click.UsageError) -> str:
    if isinstance(error, NoSuchCommand):
        return gettext("There is no command “%(name)s”.", name=error.command_name)
    if isinstance(error, NoSuchOption):
        return gettext("There is no option %(name)s.", name=error.option_name)
    if isinstance(error, MissingParameter):
        return gettext("%(name)s is missing.", name=_name(error))
    if isinstance(error, BadOptionUsage):
        return gettext("The option %(name)s needs a value, or was given one it does not take.", name=error.option_name)
    if isinstance(error, click.BadParameter):
        return _bad_value(error)
    if error.message.startswith("Got unexpected extra argument"):
        given = error.message.partition("(")[2].rstrip(")")
        return gettext("There is too much on the command line: %(given)s.", given=given)
    if error.message.startswith("Missing command"):
        return gettext("A command is missing.")
    return error.message


def _bad_value(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    name = _name(error)
    if isinstance(kind, click.Choice):
        allowed = ", ".join(str(choice) for choice in kind.choices)
        return gettext("%(name)s must be one of: %(allowed)s.", name=name, allowed=allowed)
    if isinstance(kind, click.IntRange):
        return gettext(
            "%(name)s must be a whole number from %(least)s to %(most)s.", name=name, least=kind.min, most=kind.max
        )
    if isinstance(kind, click.Path):
        return gettext(
            "%(name)s: %(problem)s Check the path, and that you may read it.", name=name, problem=_path_problem(error)
        )
    return gettext("%(name)s has a value it cannot have: %(problem)s", name=name, problem=error.message)


def _path_problem(error: click.BadParameter) -> str:
    path = error.message.partition("'")[2].rpartition("'")[0]
    if "does not exist" in error.message:
        return gettext("“%(path)s” does not exist.", path=path)
    if "is a directory" in error.message:
        return gettext("“%(path)s” is a folder, not a file.", path=path)
    if "is a file" in error.message:
        return gettext("“%(path)s” is a file, not a folder.", path=path)
    return gettext("“%(path)s” cannot be used.", path=path)


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "?")
    if isinstance(error.param, click.Argument):
        return error.param.make_metavar(error.ctx or click.Context(click.Command(None)))
    return str(error.param.opts[-1])
