"""What every page fetches stays small: the bar for residents is 8 KB of style, 5 KB of script."""

import gzip
import shutil
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from liban.web.assets import PackedStorage, bundled, packed

STATIC = Path(__file__).parents[2] / "src/liban/web/static"
KILOBYTE = 1024


def _weight(texts: list[str]) -> int:
    return sum(len(gzip.compress(text.encode(), 9)) for text in texts)


@pytest.mark.parametrize(("side", "most"), [("portal", 8), ("desk", 14)])
def test_the_style_sheet_of_a_side_keeps_within_its_weight(side: str, most: int) -> None:
    sheet = bundled((STATIC / f"css/{side}.css").read_text())
    assert ".table{" in sheet
    assert "@import" not in sheet
    assert _weight([sheet]) <= most * KILOBYTE


def test_a_change_in_an_imported_sheet_changes_the_name(tmp_path, monkeypatch) -> None:
    storage = PackedStorage(location=tmp_path, base_url="/static/")
    source = (STATIC / "css/portal.css").read_bytes()
    before = storage.file_hash("css/portal.css", ContentFile(source))
    copy = tmp_path / "css"
    shutil.copytree(STATIC / "css", copy)
    (copy / "parts.css").write_text(".new { color: red; }")
    monkeypatch.setattr("liban.web.assets.FOLDER", copy)
    assert storage.file_hash("css/portal.css", ContentFile(source)) != before


def test_scripts_of_residents_keep_within_their_weight() -> None:
    names = ("submit", "photos", "draft", "read")
    scripts = [(STATIC / f"js/{name}.js").read_text() for name in names]
    assert _weight(scripts) <= 5 * KILOBYTE


def test_packing_keeps_sums_strings_and_selectors() -> None:
    css = '/* why */ .a > .b , :lang(en) c {\n  inline-size: calc(1px + 2px);\n  content: "";\n}\n'
    assert packed(css) == '.a > .b,:lang(en) c{inline-size:calc(1px + 2px);content:""}'
