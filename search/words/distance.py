"""How far words are from each other when typed: letters left out, put in, changed, or swapped with the next one."""

from collections.abc import Iterator

LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"


def near(written: str) -> Iterator[str]:
    """Return every word that is one slip of the fingers from this one."""
    seen = {written}
    for at in range(len(written) + 1):
        before, after = written[:at], written[at:]
        changed = [before + letter + after for letter in LETTERS]
        if after:
            changed += [before + after[1:], *(before + letter + after[1:] for letter in LETTERS)]
        if len(after) > 1:
            changed.append(before + after[1] + after[0] + after[2:])
        for one in changed:
            if one not in seen:
                seen.add(one)
                yield one


def distance(first: str, second: str, most: int) -> int:
    """Return how many slips lie between two words, `most` + 1 when there are more than `most`."""
    if abs(len(first) - len(second)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, start=1):
        before, last, row = row, before, [i]
        for j, other in enumerate(second, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most and min(before) > most:
            return most + 1
    return min(row[-1], most + 1)
