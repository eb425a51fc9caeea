"""Takes the Elasticsearch server out of the archive it comes in: `python -m tests.engines.unpack ARCHIVE FOLDER`."""

import shutil
import sys
from pathlib import Path
from zipfile import ZipFile


def unpack(archive: Path, folder: Path) -> None:
    """Leave what lies under `*/elasticsearch/` in `folder`, readable for everybody; all of it or nothing."""
    beside = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(beside, ignore_errors=True)
    with ZipFile(archive) as packed:
        for member in packed.infolist():
            within = member.filename.partition("/")[2]
            if member.is_dir() or not within.startswith("elasticsearch/"):
                continue
            target = beside / within.partition("/")[2]
            target.parent.mkdir(parents=True, exist_ok=True)
            with packed.open(member) as source, target.open("wb") as written:
                shutil.copyfileobj(source, written)
            target.chmod(0o755 if target.parent.name == "bin" else 0o644)
    beside.rename(folder)


if __name__ == "__main__":
    unpack(Path(sys.argv[1]), Path(sys.argv[2]))
