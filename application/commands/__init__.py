"""What can be done: a frozen command, and the function that carries it out and returns the position of its events.

A command that creates something carries the new id; carried out again with the same id it changes nothing and
returns None, so a form posted twice leads to the same page.
"""
