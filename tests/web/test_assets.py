"""What every page fetches stays small: the bar for residents is 8 KB of style, 5 KB of script."""

import gzip
from pathlib import Path

import pytest

from liban.web.assets import packed

STATIC = Path(__file__).parents[2] / "src/liban/web/static"
KILOBYTE = 1024


def _weight(paths: list[Path]) -> int:
    texts = (
        packed(path.read_text()) if path.suffix == ".css" else path.read_text() for path in paths
    )
    return sum(len(gzip.compress(text.encode(), 9)) for text in texts)


@pytest.mark.parametrize(("side", "most"), [("portal", 8), ("desk", 14)])
def test_style_sheets_of_a_page_keep_within_their_weight(side: str, most: int) -> None:
    names = ("tokens", "base", "parts", side)
    assert _weight([STATIC / f"css/{name}.css" for name in names]) <= most * KILOBYTE


def test_scripts_of_residents_keep_within_their_weight() -> None:
    names = ("submit", "photos", "draft", "read")
    assert _weight([STATIC / f"js/{name}.js" for name in names]) <= 5 * KILOBYTE


def test_packing_keeps_sums_strings_and_selectors() -> None:
    css = '/* why */ .a > .b , :lang(en) c {\n  inline-size: calc(1px + 2px);\n  content: "";\n}\n'
    assert packed(css) == '.a > .b,:lang(en) c{inline-size:calc(1px + 2px);content:""}'
