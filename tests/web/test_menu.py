"""The menu: what it says of pages below its own."""

from flask import Flask

from web.menu import MAIN


def test_every_blueprint_that_the_menu_speaks_of_is_there(app: Flask) -> None:
    spoken_of = {one for entry in MAIN for one in entry.blueprints}
    assert spoken_of <= set(app.blueprints)


def test_what_is_done_in_and_after_a_meeting_is_below_meetings() -> None:
    (meetings,) = (entry for entry in MAIN if entry.endpoint == "meetings.index")
    after = {"room", "writing_minutes", "correcting_minutes", "clearing_notes", "old_minutes"}
    assert after <= set(meetings.blueprints)
