"""`python -m web.translations [update]`."""

import sys

from web.translations import catalogues, compile_stale, missing, update

if sys.argv[1:] == ["update"]:
    update()
    for path in catalogues():
        for text in missing(path):
            print(f"{path.parent.parent.name}: {text}")  # noqa: T201 - a command
compile_stale()
