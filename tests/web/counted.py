"""How much a page asks the databases."""

from flask.testing import FlaskClient

from benchmarks.statements import statements


def fewest_asked(client: FlaskClient, path: str) -> int:
    """Return how much a page asks when all that is kept from one request to the next is kept.

    What is kept for some seconds may be too old in one round, but not in all.
    """
    counted = []
    for _ in range(3):
        with statements() as asked:
            answer = client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        counted.append(len(asked))
    return min(counted)
