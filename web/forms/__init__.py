"""What can be done in the archive, as people and programs ask for it.

A command has one schema (marshmallow), which reads its HTML form and its JSON alike, and one `Action` that says what it
is called, who may do it and what carries it out. `fields.py` has the kinds of field, `form.py` a form that was sent,
`action.py` the actions, `kept.py` what somebody wrote when their session ended; one module a subject declares the rest.
"""
