"""Two ways to walk the same path: through HTTP without script, and in a real browser.

A journey speaks to a ``Hand``: it follows links and presses buttons by the words on them, so a
page that loses its link or its button breaks the journey as it would stop a person. The hand
counts what it does: screens, taps, fields.
"""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from django.test import Client
from playwright.sync_api import Locator, Page

from tests.journeys.markup import Control, Form, Markup

# A folder in which every screen of a walk is kept as a picture, narrow and wide, to look at.
KEEP = os.environ.get("LIBAN_SHOTS", "")
WIDTHS = (360, 1280)
SCENES = Path(__file__).parents[2] / "src/liban/data/demo/photos"
GOOD = 200
AMOUNT = r"([\d,]+(?:\.\d\d)?)"


def scene(name: str) -> Path:
    """A drawn scene: lane-lamps-before and the like."""
    return SCENES / f"{name}.jpg"


@dataclass
class Count:
    """What a journey costs: screens after the entry page, taps, fields filled by hand."""

    screens: int = 0
    taps: int = 0
    fields: set[str] = field(default_factory=set)


class Hand(Protocol):
    """Somebody with a phone or at a desk."""

    count: Count

    def forget(self) -> None: ...
    def visit(self, path: str) -> None: ...
    def follow(self, words: str) -> None: ...
    def fill(self, **said: str) -> None: ...
    def pick(self, name: str, value: str) -> None: ...
    def attach(self, name: str, *files: Path) -> None: ...
    def press(self, words: str) -> None: ...
    @property
    def words(self) -> str: ...
    @property
    def path(self) -> str: ...


class HttpHand:
    """Through HTTP, as a browser without script: only what the page offers can be sent."""

    def __init__(self) -> None:
        self.client = Client()
        self.count = Count()
        self.page = Markup("")
        self.path = "/"
        self._form: Form | None = None
        self._files: dict[str, list[Path]] = {}

    @property
    def words(self) -> str:
        return self.page.words

    def forget(self) -> None:
        """Somebody else takes over: other cookies, signed out."""
        self.client = Client()

    def visit(self, path: str) -> None:
        self._seen(self.client.get(path, follow=True), path)
        self.count = Count()

    def follow(self, words: str) -> None:
        found = [url for said, url in self.page.links if words in said]
        assert found, f"no link {words} on {self.path}"
        self._step(self.client.get(found[0], follow=True), found[0])

    def fill(self, **said: str) -> None:
        for name, value in said.items():
            control = self._controls(name)[0]
            control.value = value
            self._touched(name)

    def pick(self, name: str, value: str) -> None:
        found = self._controls(name)
        for control in found:
            if control.kind == "select":
                assert value in control.options, f"{name} has no {value}"
                control.value = value
            elif control.kind == "radio":
                control.on = control.value == value
        chosen = [control for control in found if control.value == value]
        assert chosen, f"{name} has no {value} on {self.path}"
        chosen[0].on = True
        self._touched(name)

    def attach(self, name: str, *files: Path) -> None:
        self._controls(name)
        self._files[name] = list(files)
        self._touched(name)

    def press(self, words: str) -> None:
        found = list(self.page.pressable(words))
        touched = [pair for pair in found if pair[0] is self._form]
        assert found, f"no button {words} on {self.path}"
        form, button = (touched or found)[0]
        data: dict[str, Any] = form.sent()
        if button.name:
            data[button.name] = button.value
        for name, files in self._files.items():
            data[name] = [path.open("rb") for path in files]
        url = form.action or self.path
        send = self.client.post if form.method == "post" else self.client.get
        answer = send(url, data, follow=True)
        for name in self._files:
            for file in data[name]:
                file.close()
        self._step(answer, url)

    def _controls(self, name: str) -> list[Control]:
        for form in self.page.forms:
            found = [each for each in form.named(name) if each.kind != "hidden" and not each.dead]
            if found:
                self._form = form
                return found
        raise AssertionError(f"no field {name} on {self.path}")

    def _touched(self, name: str) -> None:
        self.count.taps += 1
        self.count.fields.add(name)

    def _step(self, answer: Any, url: str) -> None:
        self.count.taps += 1
        self.count.screens += 1
        self._seen(answer, url)

    def _seen(self, answer: Any, url: str) -> None:
        chain = getattr(answer, "redirect_chain", [])
        self.path = re.sub(r"^https?://[^/]+", "", chain[-1][0] if chain else url)
        self.status = answer.status_code
        self.page = Markup(answer.content.decode())
        self._form, self._files = None, {}
        assert answer.status_code == GOOD, f"{self.path}: {answer.status_code} {self.words[:200]}"


class ScreenHand:
    """In Chromium, by what can be seen and touched."""

    kept = 0

    def __init__(self, page: Page, home: str, *, scripted: bool = True) -> None:
        self.page, self.home, self.scripted = page, home, scripted
        self.count = Count()

    @property
    def words(self) -> str:
        # What is folded away can be unfolded by whoever reads, so it counts as said.
        return "".join(str(self.page.locator("body").text_content()).split())

    @property
    def path(self) -> str:
        parts = urlsplit(self.page.url)
        return parts.path + (f"?{parts.query}" if parts.query else "")

    def forget(self) -> None:
        self.page.context.clear_cookies()

    def visit(self, path: str) -> None:
        self.page.goto(self.home + path)
        self.count = Count()

    def follow(self, words: str) -> None:
        links = self.page.get_by_role("link").filter(has_text=_spaced(words))
        self._go(links.locator("visible=true").first)

    def fill(self, **said: str) -> None:
        for name, value in said.items():
            self._one(name).fill(value)
            self._touched(name)

    def pick(self, name: str, value: str) -> None:
        field = self._one(name)
        if field.evaluate("each => each.localName") == "select":
            field.select_option(value)
        else:
            chosen = self.page.locator(f'[name="{name}"][value="{value}"]')
            self.page.locator(f'label[for="{chosen.get_attribute("id")}"]').first.click()
            assert chosen.is_checked()
        self._touched(name)

    def attach(self, name: str, *files: Path) -> None:
        self._one(name).set_input_files([str(path) for path in files])
        if self.scripted:
            self.page.get_by_text(re.compile("选了 ?[0-9]+ ?张")).wait_for()
        self._touched(name)

    def press(self, words: str) -> None:
        buttons = self.page.get_by_role("button", name=_spaced(words, whole=True))
        self._go(buttons.locator("visible=true").first)

    def _one(self, name: str) -> Locator:
        return self.page.locator(f'main [name="{name}"]:not([type=hidden])').first

    def _touched(self, name: str) -> None:
        self.count.taps += 1
        self.count.fields.add(name)

    def _go(self, thing: Locator) -> None:
        with self.page.expect_navigation():
            thing.click()
        self.count.taps += 1
        self.count.screens += 1
        if KEEP:
            self._keep()

    def _keep(self) -> None:
        own = self.page.viewport_size
        name = self.path.strip("/").replace("/", "-").split("?")[0] or "home"
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 800})
            ScreenHand.kept += 1
            file = Path(KEEP) / f"{ScreenHand.kept:03d}-{width}-{name[:40]}.png"
            self.page.screenshot(path=file, full_page=True)
        if own:
            self.page.set_viewport_size(own)


def _spaced(words: str, *, whole: bool = False) -> re.Pattern[str]:
    """The words with blanks anywhere, as markup may put them."""
    spaced = r"\s*".join(map(re.escape, words))
    return re.compile(rf"^\s*{spaced}\s*$" if whole else spaced)


def fen_after(words: str, label: str) -> int:
    """The amount that stands right after ``label`` on a page, in fen."""
    found = re.search(re.escape(label) + r"[^\d]{0,8}?" + AMOUNT, words)
    assert found, f"no amount after {label}"
    whole, _, rest = found[1].replace(",", "").partition(".")
    return int(whole) * 100 + int(rest or 0)
