"""How far a command with several stages has come: a bar for each in turn."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from flask_babel import lazy_gettext

from application.backup.stages import Stage, Tell
from web.cli.progress import Show, progress

_NAMES = {
    Stage.DATABASES: lazy_gettext("Databases"),
    Stage.EVENTS: lazy_gettext("Events"),
    Stage.FILES: lazy_gettext("Files"),
    Stage.COMPARING: lazy_gettext("Comparing events"),
    Stage.CHECKING: lazy_gettext("Comparing files"),
}


@contextmanager
def stages() -> Iterator[Tell]:
    """Show the stages of the block, each for as long as it is told of."""
    with ExitStack() as stack:
        shown: dict[Stage, Show] = {}

        def tell(stage: Stage, done: int, total: int) -> None:
            if stage not in shown:
                stack.close()
                shown.clear()
                shown[stage] = stack.enter_context(progress(str(_NAMES[stage])))
            shown[stage](done, total)

        yield tell
