"""Meetings (møter): who meets when, what is on the agenda, what the minutes say, and the decisions that came of it."""
