"""What somebody is in a seat, in words, where the body and the organisation stand beside it."""

from flask import Flask
from flask_babel import gettext

from application.questions.people_named import Post
from application.questions.representation import HeldView
from domain.seats import Role
from web.formats import format_day
from web.labels import label


def role_words(role: str, number: int = 1) -> str:
    """Return what somebody is: `Medlem`, `1. vara`."""
    if role == Role.NUMBERED_DEPUTY:
        return str(gettext("Deputy no. %(number)s", number=number))
    return label("seat", role)


def held_role(one: HeldView) -> str:
    """Return what somebody is by an appointment, with what the seat is called if it has a name of its own."""
    words = role_words(one.holding.role, one.seat.number if one.seat else 1)
    return f"{words} ({one.seat.label})" if one.seat and one.seat.label else words


def post_in_words(post: Post) -> str:
    """Return what somebody is or was somewhere, and when, in a few words."""
    words = gettext("%(role)s in %(body)s", role=label("seat", post.role), body=post.body)
    if post.organisation:
        words = gettext("%(post)s for %(organisation)s", post=words, organisation=post.organisation)
    first, last = _year(post.term_from), _year(post.term_until)
    return f"{words} {first}–{last}" if first or last else words


def install(app: Flask) -> None:
    """Give templates `role_words`, `held_role` and `post_in_words`."""
    app.jinja_env.globals.update(role_words=role_words, held_role=held_role, post_in_words=post_in_words)


def _year(written: str | None) -> str:
    return format_day(written[:4]) if written else ""
