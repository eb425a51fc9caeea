"""Builds `web/static/` from the npm packages and `web/assets/`: `python -m frontend.build`.

Every file gets its content's hash in its name, `url(...)` in style sheets follows, and `manifest.json` says which name
became which. All lie in one folder, so names must differ. Run again, it writes only what has changed.
"""

import hashlib
import json
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from frontend.packages import InstallError, install_packages

ROOT = Path(__file__).resolve().parent.parent
ASSETS = ROOT / "web" / "assets"
STATIC = ROOT / "web" / "static"
MANIFEST = "manifest.json"

FROM_PACKAGES = {
    "designsystemet.css": "@digdir/designsystemet-css/dist/src/index.css",
    "designsystemet-theme.css": "@digdir/designsystemet-css/dist/theme/designsystemet.css",
    "inter-latin.woff2": "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
    "inter-latin-ext.woff2": "@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2",
}
"""The name that templates and style sheets use -> the file in `node_modules`."""

_URL = re.compile(r"""url\(\s*(?:'([^']*)'|"([^"]*)"|([^'")\s]+))\s*\)""")
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|[/#])", re.IGNORECASE)


class AssetError(Exception):
    """A file cannot be built. The message says which and why."""


def collect(packages: Path, assets: Path) -> dict[str, Path]:
    """Return plain name -> file, for what is taken from `packages` (a `node_modules`) and all that lies in `assets`."""
    sources = {name: packages / path for name, path in FROM_PACKAGES.items()}
    for path in sorted(assets.rglob("*")):
        if path.is_dir() or path.name.startswith("."):
            continue
        if path.name in sources:
            message = f"{path} and {sources[path.name]} have the same name: call one of them something else"
            raise AssetError(message)
        sources[path.name] = path
    for name, path in sources.items():
        if not path.is_file():
            message = f"{name} is not where it should be ({path})"
            raise AssetError(message)
    return sources


def build(sources: Mapping[str, Path], static: Path) -> dict[str, str]:
    """Write the files and the manifest to `static`, remove what is no longer named, and return the manifest."""
    static.mkdir(parents=True, exist_ok=True)
    manifest: dict[str, str] = {}
    for name in sorted(sources):
        _publish(name, sources, static, manifest, ())
    text = json.dumps(dict(sorted(manifest.items())), indent=2) + "\n"
    _write(static / MANIFEST, text.encode())
    for path in static.iterdir():
        if path.name != MANIFEST and path.name not in manifest.values():
            path.unlink()
    return manifest


def _publish(
    name: str, sources: Mapping[str, Path], static: Path, manifest: dict[str, str], within: tuple[str, ...]
) -> str:
    """Write one file, after those it refers to, and return its name with hash."""
    if name in manifest:
        return manifest[name]
    if name in within:
        message = f"{' -> '.join((*within, name))}: style sheets refer to each other in a circle"
        raise AssetError(message)
    content = sources[name].read_bytes()
    if name.endswith(".css"):

        def hashed(match: re.Match[str]) -> str:
            reference = next(group for group in match.groups() if group is not None)
            if not reference or _ELSEWHERE.match(reference):
                return match[0]
            path, mark, fragment = reference.partition("#")
            target = path.rpartition("/")[2]
            if target not in sources:
                message = f"{sources[name]} refers to {reference}, which is neither in web/assets nor in FROM_PACKAGES"
                raise AssetError(message)
            return f'url("{_publish(target, sources, static, manifest, (*within, name))}{mark}{fragment}")'

        content = _URL.sub(hashed, content.decode()).encode()
    stem, dot, suffix = name.rpartition(".")
    digest = hashlib.sha256(content).hexdigest()[:12]
    manifest[name] = f"{stem}.{digest}.{suffix}" if dot else f"{name}.{digest}"
    _write(static / manifest[name], content)
    return manifest[name]


def _write(path: Path, content: bytes) -> None:
    if path.is_file() and path.read_bytes() == content:
        return
    beside = path.with_name(f"{path.name}.{os.getpid()}.part")
    beside.write_bytes(content)
    beside.replace(path)


def main() -> int:
    """Install the packages if need be, build, and return the exit code."""
    try:
        packages = install_packages(Path(__file__).resolve().parent)
        build(collect(packages, ASSETS), STATIC)
    except (AssetError, InstallError, OSError) as error:
        print(f"The style sheets and scripts were not built: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
