"""The archive's history: every event in plain words, the latest first, by kind and by person."""

from flask import Blueprint, render_template, request

from application.office.roles import Role
from application.questions.history import list_history
from web.asked import asked_number
from web.history_words import TOPICS, steps
from web.services import current_services
from web.signed_in import asker, needs
from web.who import OWN

blueprint = Blueprint("history", __name__)

READERS = (Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR)
"""Those who see everything, and so may see all that was recorded."""


@blueprint.get("/hendelser")
@needs(*READERS)
def index() -> str:
    """List what happened in the archive, of one kind or by one person if asked."""
    services = current_services()
    people = {str(one.id): one.name for one in services.accounts.all()} | {name: str(OWN[name]) for name in OWN}
    kind = request.args.get("kind") if request.args.get("kind") in TOPICS else None
    by = request.args.get("by") if request.args.get("by") in people else None
    after = asked_number("after")
    with services.stores.registers.connect() as connection:
        page = list_history(connection, after=after, by=by, topic=kind)
        return render_template(
            "history/index.html",
            steps=steps(connection, page.items, asker().audience),
            next=page.next,
            after=after,
            kinds=TOPICS,
            kind=kind,
            people=people,
            by=by,
        )
