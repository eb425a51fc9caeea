"""What can be done with statements, in the order in which it is offered."""

from collections.abc import Sequence

from web.forms import statement_access, statement_versions, statements
from web.forms.action import Action

ACTIONS: Sequence[Action] = (
    statement_versions.DRAFT,
    statement_versions.ADOPT,
    statements.SUPPORT,
    statement_versions.SEND,
    statement_versions.PUBLISH,
    statements.REPLY,
    *statement_access.ACTIONS,
    statements.RETRACT,
    statements.CORRECT,
    statements.WITHDRAW,
)
