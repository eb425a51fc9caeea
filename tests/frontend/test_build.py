import json
from pathlib import Path

import pytest

from frontend.build import FROM_PACKAGES, AssetError, build, collect


def an_assets_folder(root: Path, **files: str) -> Path:
    folder = root / "assets"
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name.replace("__", ".")).write_text(content)
    return folder


def packages_in(root: Path) -> Path:
    for path in FROM_PACKAGES.values():
        file = root / "node_modules" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"the content of {path}")
    return root / "node_modules"


def test_packages_and_own_files_are_collected_under_plain_names(tmp_path: Path) -> None:
    sources = collect(packages_in(tmp_path), an_assets_folder(tmp_path, app__css="a{}"))
    assert set(sources) == {"app.css", *FROM_PACKAGES}


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(AssetError, match="same name"):
        collect(packages_in(tmp_path), an_assets_folder(tmp_path, designsystemet__css=""))


def test_a_package_file_that_moved_is_named(tmp_path: Path) -> None:
    packages = packages_in(tmp_path)
    (packages / FROM_PACKAGES["designsystemet.css"]).unlink()
    with pytest.raises(AssetError, match=r"designsystemet\.css"):
        collect(packages, an_assets_folder(tmp_path))


def test_names_follow_content_and_the_manifest_names_all(tmp_path: Path) -> None:
    folder = an_assets_folder(tmp_path, app__css="a{}", app__js="1")
    sources = {path.name: path for path in folder.iterdir()}
    first = build(sources, tmp_path / "static")
    an_assets_folder(tmp_path, app__css="b{}")
    second = build(sources, tmp_path / "static")
    assert first["app.css"] != second["app.css"]
    assert first["app.js"] == second["app.js"]
    assert json.loads((tmp_path / "static" / "manifest.json").read_text()) == second
    assert {path.name for path in (tmp_path / "static").iterdir()} == {"manifest.json", *second.values()}


def test_style_sheets_refer_to_hashed_names_and_change_with_what_they_refer_to(tmp_path: Path) -> None:
    folder = an_assets_folder(
        tmp_path, app__css="a{src:url('./files/i.woff2') format('woff2')} b{c:url(data:x)} d{e:url(#f)}", i__woff2="one"
    )
    sources = {path.name: path for path in folder.iterdir()}
    first = build(sources, tmp_path / "static")
    text = (tmp_path / "static" / first["app.css"]).read_text()
    assert text == f"""a{{src:url("{first["i.woff2"]}") format('woff2')}} b{{c:url(data:x)}} d{{e:url(#f)}}"""
    an_assets_folder(tmp_path, i__woff2="two")
    assert build(sources, tmp_path / "static")["app.css"] != first["app.css"]


@pytest.mark.parametrize("text", ["a{b:url(missing.png)}", "@import url(app.css);"])
def test_a_reference_to_nothing_or_in_a_circle_is_an_error_and_leaves_the_manifest(tmp_path: Path, text: str) -> None:
    folder = an_assets_folder(tmp_path, app__css="a{}")
    before = build({"app.css": folder / "app.css"}, tmp_path / "static")
    an_assets_folder(tmp_path, app__css=text)
    with pytest.raises(AssetError, match=r"app\.css"):
        build({"app.css": folder / "app.css"}, tmp_path / "static")
    assert json.loads((tmp_path / "static" / "manifest.json").read_text()) == before
    assert (tmp_path / "static" / before["app.css"]).exists()
