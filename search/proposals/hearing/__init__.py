"""What is proposed about a hearing letter: a value, the line and page it was read from, and what else it may be.

`search.proposals.hearing.proposing.propose_hearing(name, result, names, zone, today=None)` reads one file, and
`search.proposals.proposing.Proposing.hearing(name, result, today=None)` does it with the names in the registers. Both
return a `HearingProposals` (search.proposals.hearing.found) and never raise for a file. Nothing is decided here: what a
letter contradicts itself about is told, not guessed, and what was not found is said to be not found.
"""
