"""What of a record's history each asker is shown.

Officers, auditors and administrators see every event with all it holds. Others see the history of a record only while
they may see all that the record holds, and of each event only what they could have seen when it was recorded: what was
corrected before a decision was published was never public, and what was corrected while it was shielded stays with
those who see what is shielded. The event itself, and its day, is then told without what it held. Signed out, one sees
when a record was registered, published, shielded, corrected, ended or filed anew, and not by whom: names of accounts
are for those who are signed in.
"""
