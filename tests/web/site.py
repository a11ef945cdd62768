"""A real site: the demo town, served by the product's own server, and its pages found by links."""

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urljoin, urlsplit
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

from django.urls import Resolver404, resolve

ROOT = Path(__file__).resolve().parents[2]
TOKENED = re.compile(r"^/report/[^/]+/$").match
LINK = re.compile(r'href="([^"#]+)')
TOKEN = re.compile(r'name="(csrfmiddlewaretoken|once)" value="([^"]+)"')
START_SECONDS = 240
MOST_PAGES = 2000
# What they lead to depends on the state of the thing, so each of them is opened.
LEADING_ON = ("desk:project_detail", "desk:demand_detail", "desk:application_detail")


@dataclass
class Site:
    """Where it stands, who may sign in, and one address for each page that links lead to."""

    url: str
    accounts: dict[str, str]
    pages: dict[tuple[str, str], str] = field(default_factory=dict)
    dead: list[str] = field(default_factory=list)

    def browser_of(self, username: str) -> OpenerDirector:
        """A plain browser; signed in when there is a name."""
        jar = CookieJar()
        opener = build_opener(HTTPCookieProcessor(jar))
        opener.jar = jar  # type: ignore[attr-defined]
        if username:
            door = f"{self.url}/account/login/"
            form = dict(TOKEN.findall(opener.open(door).read().decode()))
            form |= {"login": username, "password": self.accounts[username]}
            answer = opener.open(door, urlencode(form).encode())
            assert "/account/login/" not in answer.url, f"{username} could not sign in"
        return opener

    def find_pages(self, username: str, start: str) -> None:
        """Follow links until every kind of page that this person is led to was seen once."""
        opener, queue, seen = self.browser_of(username), deque([start]), {start: "the start"}
        while queue and len(seen) < MOST_PAGES:
            path = queue.popleft()
            name = name_of(path)
            is_new = (username, name) not in self.pages
            if name in ("", "portal:text_size") or not (is_new or name in LEADING_ON):
                continue
            try:
                answer = opener.open(self.url + path)
            except HTTPError as error:
                found_on = seen[path]
                self.dead.append(f"{username}: {found_on} leads to {path}: {error.code}")
                continue
            if "text/html" not in answer.headers["Content-Type"]:
                continue
            self.pages.setdefault((username, name_of(urlsplit(answer.url).path) or name), path)
            for link in LINK.findall(answer.read().decode()):
                target = urlsplit(urljoin(self.url + path, link))
                if target.netloc == urlsplit(self.url).netloc and target.path not in seen:
                    seen[target.path] = path
                    queue.append(target.path)

    def tell(self) -> None:
        """A resident reports, once up to the last screen and once to the end."""
        for is_sent in (False, True):
            opener = self.browser_of("")
            answer = self._send(opener, "/report/", words="村口的灯坏了两盏，晚上看不见。")
            place = re.findall(r'name="place" value="(\d+)"', answer.text)[0]
            self._note(answer.path)
            answer = self._send(opener, answer.path, place=place, location="村口")
            self._note(answer.path)
            if is_sent:
                answer = self._send(opener, answer.path, phone="", name="")
                self._note(answer.path)
                for link in LINK.findall(answer.text):
                    self._note(urlsplit(urljoin(self.url, link)).path)
            self._note(re.sub(r"(where|check|done)/$", "", answer.path))
            self._note(re.sub(r"(where|check|done)/$", "where/", answer.path))

    def _note(self, path: str) -> None:
        if (
            name_of(path) not in ("", "portal:text_size")
            and self.browser_of("").open(self.url + path).status == 200
        ):
            self.pages.setdefault(("", name_of(path) + (" token" if TOKENED(path) else "")), path)

    def _send(self, opener: OpenerDirector, path: str, **typed: str) -> "Answer":
        form = dict(TOKEN.findall(opener.open(self.url + path).read().decode()))
        answer = opener.open(self.url + path, urlencode({**form, **typed}).encode())
        return Answer(urlsplit(answer.url).path, answer.read().decode())


@dataclass(frozen=True)
class Answer:
    path: str
    text: str


def name_of(path: str) -> str:
    try:
        match = resolve(path)
    except Resolver404:
        return ""
    return "" if path.startswith("/en/") else match.view_name


@contextmanager
def standing(data: Path) -> Iterator[Site]:
    """The demo town in a folder of its own, until the tests are done."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = {**os.environ, "LIBAN_DATA": str(data), "LIBAN_DEMO": "1", "LIBAN_PORT": str(port)}
    env.pop("DATABASE_URL", None)
    manage = [sys.executable, str(ROOT / "manage.py")]
    subprocess.run([*manage, "prepare"], env=env, check=True, capture_output=True, cwd=ROOT)
    rows = json.loads((data / "demo-accounts.json").read_text())
    accounts = {row["username"]: row["password"] for row in rows}
    server = subprocess.Popen([*manage, "serve"], env=env, cwd=ROOT)
    try:
        site = Site(f"http://127.0.0.1:{port}", accounts)
        wait_for(f"{site.url}/healthz")
        yield site
    finally:
        server.terminate()
        server.wait(20)


def wait_for(url: str) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        try:
            build_opener().open(url).read()
        except (URLError, ConnectionError):
            time.sleep(0.2)
        else:
            return
    raise AssertionError("the server did not start")
