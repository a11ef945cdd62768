"""A page as a person without script meets it: words, links, forms with what stands in them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"input", "img", "br", "hr", "link", "meta", "source", "use", "path"}
UNSEEN = {"script", "style", "template"}
TICKED = ("radio", "checkbox")


@dataclass
class Control:
    """A field of a form: one input, one choice of several, a select or some lines of text."""

    name: str
    kind: str
    value: str = ""
    on: bool = True
    dead: bool = False
    options: list[str] = field(default_factory=list)


@dataclass
class Button:
    words: str
    name: str
    value: str
    dead: bool


@dataclass
class Form:
    action: str
    method: str
    controls: list[Control] = field(default_factory=list)
    buttons: list[Button] = field(default_factory=list)

    def named(self, name: str) -> list[Control]:
        return [control for control in self.controls if control.name == name]

    def sent(self) -> dict[str, list[str]]:
        """What a browser would send of it, files apart."""
        data: dict[str, list[str]] = {}
        for control in self.controls:
            if control.name and control.on and not control.dead and control.kind != "file":
                data.setdefault(control.name, []).append(control.value)
        return data


class Markup(HTMLParser):
    """Reads a page; ``words`` is what is to be read on it, blanks taken out."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[tuple[str, str]] = []
        self._said: list[str] = []
        self._open: list[str] = []
        self._form: Form | None = None
        self._link: tuple[str, int] | None = None
        self._button: tuple[Button, int] | None = None
        self._area: Control | None = None
        self._select: Control | None = None
        self.feed(text)
        self.words = "".join("".join(self._said).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self._open.append(tag)
        opened = getattr(self, f"_open_{tag}", None)
        if opened:
            opened(has)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass
        closed = getattr(self, f"_close_{tag}", None)
        if closed:
            closed()

    def handle_data(self, data: str) -> None:
        if self._area:
            self._area.value += data
        elif not UNSEEN.intersection(self._open):
            self._said.append(data)

    def _since(self, mark: int) -> str:
        return "".join("".join(self._said[mark:]).split())

    def _open_form(self, has: dict[str, str]) -> None:
        self._form = Form(has.get("action", ""), has.get("method", "get").lower())
        self.forms.append(self._form)

    def _close_form(self) -> None:
        self._form = None

    def _open_a(self, has: dict[str, str]) -> None:
        self._link = has.get("href", ""), len(self._said)

    def _close_a(self) -> None:
        if self._link:
            self.links.append((self._since(self._link[1]), self._link[0]))
        self._link = None

    def _open_input(self, has: dict[str, str]) -> None:
        if not self._form:
            return
        kind = has.get("type", "text")
        ticked = kind in TICKED
        control = Control(
            has.get("name", ""),
            kind,
            has.get("value", "on" if ticked else ""),
            on="checked" in has or not ticked,
            dead="disabled" in has,
        )
        self._form.controls.append(control)

    def _open_textarea(self, has: dict[str, str]) -> None:
        if self._form:
            self._area = Control(has.get("name", ""), "textarea")
            self._form.controls.append(self._area)

    def _close_textarea(self) -> None:
        if self._area:
            self._area.value = self._area.value.removeprefix("\n")
        self._area = None

    def _open_select(self, has: dict[str, str]) -> None:
        if self._form:
            self._select = Control(has.get("name", ""), "select")
            self._form.controls.append(self._select)

    def _close_select(self) -> None:
        self._select = None

    def _open_option(self, has: dict[str, str]) -> None:
        if self._select:
            first = not self._select.options
            self._select.options.append(has.get("value", ""))
            if first or "selected" in has:
                self._select.value = has.get("value", "")

    def _open_button(self, has: dict[str, str]) -> None:
        if self._form and has.get("type", "submit") == "submit":
            made = Button("", has.get("name", ""), has.get("value", ""), "disabled" in has)
            self._form.buttons.append(made)
            self._button = made, len(self._said)

    def _close_button(self) -> None:
        if self._button:
            self._button[0].words = self._since(self._button[1])
        self._button = None

    def pressable(self, words: str) -> Iterator[tuple[Form, Button]]:
        """Forms with a living button of these words."""
        for form in self.forms:
            for button in form.buttons:
                if button.words == words and not button.dead:
                    yield form, button
