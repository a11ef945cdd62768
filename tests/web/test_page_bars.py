"""The bars of the pages, measured in a real Chromium on the demo town (U01, U03, U05–U07, U13)."""

import gzip
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import axe_playwright_python
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.web.site import Site, standing

pytestmark = [pytest.mark.slow, pytest.mark.browser]

# Who is led to which pages; the first of them shows a page that several may open.
WALKERS = {
    "": "/",
    "tanzhou": "/desk/",
    "shifan": "/desk/",
    "jingban": "/desk/",
    "shenpi": "/desk/",
    "caizheng": "/desk/",
    "zhidao3": "/desk/",
    "xitong": "/desk/",
    "anquan": "/desk/",
    "rizhi": "/desk/",
}
LOOK = (Path(__file__).parent / "look.js").read_text(encoding="utf-8")
WATCH = """
new PerformanceObserver((list) => { for (const entry of list.getEntries())
  if (!entry.hadRecentInput) window.__shift = (window.__shift || 0) + entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
AXE_SOURCE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = """async (tags) => {
  const found = await axe.run(document, { runOnly: { type: "tag", values: tags } });
  return found.violations.map((each) => `${each.id}: ${each.nodes.slice(0, 2).map(
    (node) => node.html.slice(0, 120)).join(" | ")}`);
}"""
SIZES = {"standard": (48, 44, 18, 16), "huge": (72, 72, 18, 18)}
EXTREMES = ("portal:home", "portal:results", "portal:money", "portal:report", "portal:project")
EXTREMES = (*EXTREMES, "desk:today", "desk:project_list", "desk:application_detail")
WEIGHT = {"portal": 20_000, "desk": 60_000}
MOST_RED, MOST_SHIFT = 0.08, 0.01
BRAND = (168, 18, 27)
# The style guide shows every part in every state on one page: it is for those who build.
HEAVY = ("portal:styleguide",)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with standing(tmp_path_factory.mktemp("site")) as site:
        for username, start in WALKERS.items():
            site.find_pages(username, start)
        site.tell()
        site.pages["", "portal:styleguide"] = "/styleguide/"
        yield site


@pytest.fixture(scope="module")
def examples(site: Site) -> dict[str, tuple[str, str]]:
    """One address for each kind of page, and who opens it."""
    found: dict[str, tuple[str, str]] = {}
    for (username, name), path in site.pages.items():
        found.setdefault(name, (username, path))
    return found


class Screen:
    """A browser window of one size for one person, that notes what goes wrong in it."""

    def __init__(self, browser: Browser, site: Site, username: str, width: int, size: str) -> None:
        height = 740 if width < 700 else 860
        self.size, self.site = size, site
        self.context = browser.new_context(
            viewport={"width": width, "height": height}, locale="zh-CN", has_touch=width < 700
        )
        self.context.add_init_script(WATCH)
        jar = site.browser_of(username).jar  # type: ignore[attr-defined]
        cookies = [{"name": each.name, "value": each.value, "url": site.url} for each in jar]
        self.context.add_cookies([*cookies, {"name": "size", "value": size, "url": site.url}])
        self.page: Page = self.context.new_page()
        self.noise: list[str] = []
        self.foreign: list[str] = []
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.noise.append(str(error)))
        self.page.on("request", lambda request: self._asked(request.url))

    def _said(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.noise.append(message.text)

    def _asked(self, url: str) -> None:
        if url.startswith("http") and urlsplit(url).hostname != "127.0.0.1":
            self.foreign.append(url)

    def open(self, path: str) -> dict[str, Any]:
        """What is wrong with the page, measured; empty lists when nothing is."""
        self.noise.clear()
        self.foreign.clear()
        self.page.goto(self.site.url + path, wait_until="load")
        side = self.page.evaluate("document.documentElement.dataset.side")
        portal, desk, words, staff_words = SIZES[self.size]
        bar = {
            "target": desk if side == "desk" else portal,
            "text": staff_words if side == "desk" else words,
        }
        found: dict[str, Any] = self.page.evaluate(LOOK, bar)
        found["side"] = side
        return found

    def axe(self) -> list[str]:
        if not self.page.evaluate("typeof window.axe === 'object'"):
            self.page.evaluate(AXE_SOURCE.read_text(encoding="utf-8"))
        wrong: list[str] = self.page.evaluate(AXE, AXE_TAGS)
        return wrong

    def red_share(self) -> float:
        image = Image.open(io.BytesIO(self.page.screenshot())).convert("RGB")
        near = sum(
            count
            for count, colour in image.getcolors(image.width * image.height) or []
            if all(abs(a - b) <= 12 for a, b in zip(colour, BRAND, strict=True))
        )
        return near / (image.width * image.height)


def walk(
    browser: Browser, site: Site, examples: dict[str, tuple[str, str]], width: int, size: str
) -> Iterator[tuple[str, Screen, dict[str, Any]]]:
    """Every example in one window size, person after person."""
    for username in WALKERS:
        mine = [(name, path) for name, (who, path) in examples.items() if who == username]
        if not mine:
            continue
        screen = Screen(browser, site, username, width, size)
        for name, path in mine:
            yield name, screen, screen.open(path)
        screen.context.close()


def said(name: str, found: dict[str, Any], *kinds: str) -> list[str]:
    return [f"{name}: {kind}: {each}" for kind in kinds for each in found[kind]]


@pytest.mark.parametrize("size", ["standard", "huge"])
def test_every_page_on_a_phone(chromium, site, examples, size):
    """axe, sideways scrolling, targets, letters, silence, strangers, red and jumps at 360 px."""
    wrong: list[str] = []
    for name, screen, found in walk(chromium, site, examples, 360, size):
        wrong += said(name, found, "small", "tiny", "wide")
        wrong += [f"{name}: axe: {each}" for each in screen.axe()]
        wrong += [f"{name}: console: {each[:200]}" for each in screen.noise]
        wrong += [f"{name}: asks {url}" for url in screen.foreign]
        if size == "standard":
            share = screen.red_share()
            wrong += [f"{name}: red {share:.3f}"] if share > MOST_RED else []
            shift = found["shift"]
            wrong += [f"{name}: moves {shift:.4f}"] if shift > MOST_SHIFT else []
    assert not wrong, "\n".join(wrong)


def test_every_page_at_a_desk(chromium, site, examples):
    wrong: list[str] = []
    for name, screen, found in walk(chromium, site, examples, 1280, "standard"):
        wrong += said(name, found, "small", "tiny", "wide")
        wrong += [f"{name}: console: {each[:200]}" for each in screen.noise]
        share = screen.red_share()
        wrong += [f"{name}: red {share:.3f}"] if share > MOST_RED else []
        shift = found["shift"]
        wrong += [f"{name}: moves {shift:.4f}"] if shift > MOST_SHIFT else []
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("width", [320, 768, 1920])
def test_the_extremes_scroll_only_downwards(chromium, site, examples, width):
    few = {name: examples[name] for name in EXTREMES if name in examples}
    wrong: list[str] = []
    for name, _screen, found in walk(chromium, site, few, width, "standard"):
        wrong += said(name, found, "wide")
    assert len(few) == len(EXTREMES)
    assert not wrong, "\n".join(wrong)


ASSET = re.compile(r'(?:<link rel="stylesheet" href|<script[^>]* src)="([^"]+)"')


def test_every_page_is_light(site, examples):
    """HTML, CSS and JS as a server that compresses sends them."""
    weights: dict[str, int] = {}
    heavy = []
    for username in WALKERS:
        opener = site.browser_of(username)
        for name, (who, path) in examples.items():
            if who != username or name in HEAVY:
                continue
            html = opener.open(site.url + path).read()
            total = len(gzip.compress(html))
            for asset in ASSET.findall(html.decode()):
                url = urljoin(site.url + path, asset)
                if url not in weights:
                    weights[url] = len(gzip.compress(opener.open(url).read()))
                total += weights[url]
            side = "desk" if b'data-side="desk"' in html else "portal"
            if total > WEIGHT[side]:
                heavy.append(f"{name}: {total}")
    assert heavy == []


def test_no_link_leads_nowhere(site):
    """Of the links that somebody is shown; one that they may not follow is none for them."""
    assert site.dead == []


def test_links_lead_to_every_kind_of_page(examples):
    """So that a page that nobody is led to does not stay unmeasured."""
    assert len([name for name in examples if name.startswith("portal:")]) >= 16
    assert len([name for name in examples if name.startswith("desk:")]) >= 45


@pytest.mark.parametrize(
    ("username", "path"),
    [("", "/report/"), ("", "/track/"), ("", "/account/login/"), ("tanzhou", "/desk/demands/new/")],
)
def test_a_form_sent_empty_says_so_first(chromium, site, username, path):
    """The title begins with 出错：, the summary has the focus, and axe finds nothing (U17, U05)."""
    screen = Screen(chromium, site, username, 360, "standard")
    screen.open(path)
    page = screen.page
    page.evaluate("document.querySelector('main form').noValidate = true")
    page.locator("main form [type=submit], main form button:not([type])").last.click()
    page.wait_for_selector(".errors")
    assert page.title().startswith("出错：")
    assert page.evaluate("document.activeElement.classList.contains('errors')")
    assert screen.axe() == []
    screen.context.close()


def test_the_measures_see_a_bad_page(chromium, site):
    screen = Screen(chromium, site, "", 360, "standard")
    screen.open("/")
    screen.page.evaluate(
        """() => { const bad = document.createElement("div");
        bad.innerHTML = '<a href="/x" class="bad"></a><p>t</p><img src="/nowhere.png">';
        bad.querySelector("a").setAttribute("role", "nonsense");
        document.querySelector("main").prepend(bad);
        const link = bad.querySelector("a"); link.textContent = "x";
        link.style.display = "block"; link.style.width = "20px";
        bad.querySelector("p").style.fontSize = "9px";
        bad.style.width = "900px"; bad.style.background = "#a8121b";
        bad.style.height = "600px"; }"""
    )
    found = screen.page.evaluate(LOOK, {"target": 48, "text": 18})
    assert found["small"]
    assert found["tiny"]
    assert found["wide"]
    assert screen.red_share() > MOST_RED
    assert {each.split(":")[0] for each in screen.axe()} >= {"image-alt", "aria-roles"}
    screen.context.close()
