"""What is proposed about a minutes file: the meeting, who was there, the items and what was decided, line by line.

A person accepts or changes it. `propose_minutes` reads, `attendance_in_sheet` reads a list from a spreadsheet, and
`proposed_minutes` gives it the shape of a meeting's minutes.
"""
