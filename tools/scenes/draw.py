"""Write all scenes as SVG and, unless told not to, as JPEG: python -m tools.scenes.draw."""

import argparse
import io
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tools.scenes.book import SCENES
from tools.scenes.camera import HEIGHT, WIDTH

PHOTOS = Path(__file__).resolve().parents[2] / "src" / "liban" / "data" / "demo" / "photos"
PHASES = ("before", "during", "after")
MOST_BYTES = 60 * 1024
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def main() -> None:
    """Draw the scenes asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("names", nargs="*", help="scenes to draw; all when none is named")
    asked.add_argument("--out", type=Path, default=PHOTOS, help="folder of the JPEG files")
    asked.add_argument("--svg", type=Path, help="folder for the SVG files too")
    asked.add_argument("--chromium", default="/usr/bin/chromium", help="the browser that draws")
    given = asked.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    chosen = {name: SCENES[name] for name in given.names or SCENES}
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=given.chromium, args=list(QUIET))
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for name, build in chosen.items():
            for phase in PHASES:
                draw_one(page, build, name, phase, given)
        browser.close()


def draw_one(
    page: Page, build: Callable[[str], str], name: str, phase: str, given: argparse.Namespace
) -> None:
    """Draw one phase of one scene to its files."""
    svg = build(phase)
    if given.svg:
        given.svg.mkdir(parents=True, exist_ok=True)
        (given.svg / f"{name}-{phase}.svg").write_text(svg, encoding="utf-8")
    page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{svg}")
    data = small_jpeg(page.screenshot(type="png"))
    (given.out / f"{name}-{phase}.jpg").write_bytes(data)
    print(f"{name}-{phase}.jpg {len(data) // 1024} KB")


def small_jpeg(png: bytes) -> bytes:
    """Write the best JPEG that keeps within the bytes a picture may take."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    data = b""
    for quality in range(84, 30, -4):
        room = io.BytesIO()
        picture.save(room, "JPEG", quality=quality, optimize=True, progressive=True)
        data = room.getvalue()
        if len(data) <= MOST_BYTES:
            break
    return data


if __name__ == "__main__":
    main()
