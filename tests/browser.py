"""A real Chromium for the journeys: found on the machine, never downloaded.

A journey is marked ``browser`` and asks for ``phone`` (360 px, a resident) or ``desk``
(1280 px, staff). Without Chromium it is skipped with a sentence that says what to install;
with LIBAN_NEEDS_BROWSER (CI) it fails instead.
"""

import os
import shutil
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# fmt: off
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]
# fmt: on
LOCAL = {"127.0.0.1", "localhost", "::1", None}


def find_chromium() -> str | None:
    """The path in CHROMIUM, or the first of the usual names on PATH."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = find_chromium()
    if path is None:
        sentence = "no Chromium: apt install chromium fonts-noto-cjk, or set CHROMIUM to its path"
        if os.environ.get("LIBAN_NEEDS_BROWSER"):
            pytest.fail(sentence)
        pytest.skip(sentence)
    # Playwright's loop runs in this thread, where tests also use the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def _page(browser: Browser, **how: object) -> Iterator[Page]:
    context: BrowserContext = browser.new_context(locale="zh-CN", **how)  # type: ignore[arg-type]
    context.set_default_timeout(10_000)
    foreign: list[str] = []
    page = context.new_page()

    def note(request: object) -> None:
        url = request.url  # type: ignore[attr-defined]
        if url.startswith("http") and urlsplit(url).hostname not in LOCAL:
            foreign.append(url)

    page.on("request", note)
    yield page
    context.close()
    assert foreign == [], "a page asked a third party"


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """A resident's phone: 360 px wide, touch."""
    yield from _page(
        chromium, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )


@pytest.fixture
def phone_without_script(chromium: Browser) -> Iterator[Page]:
    """The same phone with JavaScript switched off."""
    yield from _page(chromium, viewport={"width": 360, "height": 740}, java_script_enabled=False)


@pytest.fixture
def desk(chromium: Browser) -> Iterator[Page]:
    """A desk in an office: 1280 px wide."""
    yield from _page(chromium, viewport={"width": 1280, "height": 860})
