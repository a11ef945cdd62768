"""A hand that only has a keyboard: Tab, arrows, Space, Enter and letters."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.journeys.walk import ScreenHand

# More stops than any page has; who has not arrived by then goes round in circles.
MOST_STOPS = 150
# What the focus is on, and whether a person can see that it is there.
FOCUS = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const drawn = (each) => {
    const style = getComputedStyle(each);
    const box = each.getBoundingClientRect();
    const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const shadow = style.boxShadow !== "none";
    const high = box.bottom > 0 && box.top < innerHeight;
    const wide = box.right > 0 && box.left < innerWidth && box.width > 1;
    return (ring || shadow) && high && wide;
  };
  const label = at.id && document.querySelector(`label[for="${at.id}"]`);
  const holders = [at, label, at.closest(".choice"), at.closest(".file")].filter(Boolean);
  return {
    tag: at.localName,
    type: at.type || "",
    name: at.name || "",
    value: at.value || "",
    words: at.textContent.replace(/\\s+/g, ""),
    seen: holders.some(drawn),
    html: at.outerHTML.slice(0, 160),
  };
}"""
Wanted = Callable[[dict[str, Any]], bool]


class KeyHand(ScreenHand):
    """Everything by keys; wherever the focus rests on the way, it must be seen."""

    def __init__(self, page: Page, home: str) -> None:
        super().__init__(page, home)
        # Gliding to the next stop would be measured half-way.
        page.emulate_media(reduced_motion="reduce")
        self.stops = 0

    def follow(self, words: str) -> None:
        self._tab_to(lambda at: at["tag"] == "a" and words in at["words"])
        self._enter()

    def fill(self, **said: str) -> None:
        for name, value in said.items():
            self._tab_to(_named(name))
            self.page.keyboard.press("Control+a")
            self.page.keyboard.insert_text(value)
            self._touched(name)

    def pick(self, name: str, value: str) -> None:
        at = self._tab_to(_named(name))
        if at["type"] == "checkbox":
            self.page.keyboard.press("Space")
        else:
            self._arrow_to(name, value)
        assert self.page.locator(f'[name="{name}"][value="{value}"]').is_checked()
        self._touched(name)

    def _arrow_to(self, name: str, value: str) -> None:
        self.page.keyboard.press("Space")
        for _ in range(self.page.locator(f'[name="{name}"]').count()):
            at = self._focus()
            if at and at["value"] == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrows do not reach {value} of {name}")

    def attach(self, name: str, *files: Path) -> None:
        self._tab_to(_named(name))
        super().attach(name, *files)

    def press(self, words: str) -> None:
        self._tab_to(lambda at: at["tag"] == "button" and at["words"] == words)
        self._enter()

    def _enter(self) -> None:
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.count.taps += 1
        self.count.screens += 1

    def _focus(self) -> dict[str, Any] | None:
        found: dict[str, Any] | None = self.page.evaluate(FOCUS)
        return found

    def _tab_to(self, wanted: Wanted) -> dict[str, Any]:
        at = self._focus()
        for _ in range(MOST_STOPS):
            if at and wanted(at):
                return at
            self.page.keyboard.press("Tab")
            at = self._focus()
            self.stops += 1
            assert at is None or at["seen"], f"the focus is not seen on {at['html']}"
        raise AssertionError(f"the keyboard does not reach it on {self.path}")


def _named(name: str) -> Wanted:
    return lambda at: at["name"] == name
