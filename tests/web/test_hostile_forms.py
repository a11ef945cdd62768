"""Everything that people with bad intentions, or with strange phones, may send (R16, R17, R24).

Each form gets the corpus in all its fields at once and the worst of it in each field alone; each
address gets it in its parts and in its query. Nothing may break, be slow, or come back as script.
"""

import io
import re
import secrets
import struct
import time
import zlib
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote_from_bytes, urlencode

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path
from PIL import Image

from liban.kit.secret import SecretField
from tests import make
from tests.contracts.access.table import MATRIX, addresses
from tests.contracts.access.world import World, forget_counts, undone, world
from tests.web.pages import address, reader, writer

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
__all__ = ["world"]

MOST_SECONDS = 2
SCRIPT = "<script>xq9()</script>"
IMAGE = '"><img src=x onerror=xq9()>'
RAW = (SCRIPT, "<img src=x onerror")

# The worst: each field of each form gets these alone, all others being well.
WORST: dict[str, bytes] = {
    "nul": b"a\x00b",
    "half a surrogate": b"\xed\xa0\x80",
    "bytes that are no text": b"\xff\xfe\xfa",
    "a number of 5000 digits": b"9" * 5000,
    "ten to the thirty": b"1" + b"0" * 30,
    "not a number": b"NaN",
    "script": SCRIPT.encode(),
}
CORPUS: dict[str, bytes] = {
    **WORST,
    "nothing": b"",
    "spaces": " \t\u3000\u00a0".encode(),
    "signs of no width": "\u200b\u200d\ufeff".encode(),
    "right to left": "\u202eabc\u202c\u2066\u2069".encode(),
    "a line of a megabyte": b"a" * 1_000_000,
    "infinite": b"1e400",
    "minus one": b"-1",
    "minus zero": b"-0.0",
    "more than a database holds": str(2**63).encode(),
    "wide digits": "１２３".encode(),
    "other digits": "٣४".encode(),
    "a power": "²".encode(),
    "hexadecimal": b"0x1f",
    "underscores": b"1_000",
    "deep json": b"[" * 200_000,
    "twice a key": b'{"a":1,"a":2}',
    "a formula": b'=HYPERLINK("http://x")',
    "a formula with plus": b"+cmd|' /C calc'!A0",
    "a wide formula": "＝1+1".encode(),
    "an image": IMAGE.encode(),
    "an address of script": b"javascript:xq9()",
    "a template": b"{{ 7*7 }}{% debug %}%(x)s{0}",
    "sql": b"' OR 1=1; DROP TABLE liban_person;--",
    "a way up": b"../../../../etc/passwd",
    "a name of 255 bytes": ("名" * 85).encode(),
    "day zero": b"0000-00-00",
    "the last day": b"9999-12-31",
    "no such day": b"2026-02-30",
    "a week": b"2026-W01-1",
    "line ends": b"a\r\nSet-Cookie: x=1\r\n\r\nb",
    "many accents": ("Z" + "\u0301" * 3000).encode(),
    "an emoji of families": "👨‍👩‍👧‍👦🏳️‍🌈".encode(),
}
QUERY = (
    "page", "next", "category", "year", "view", "q", "state", "light", "village", "place", "into",
    "demand", "code", "for", "said", "text", "role", "name", "subject", "account", "pk__in",
    "place__path__startswith", "_connector", "_negated", "order_by", "per_page",
)  # fmt: skip
IN_THE_PATH = (
    "0", "-1", "1" + "0" * 30, "9" * 5000, str(2**63), "１２", "%00", "%ff", "%ed%a0%80", "..%2f..",
    "%3Cscript%3Exq9()%3C%2Fscript%3E", "'%20OR%201=1--", "a" * 3000, "%0d%0aX:%201", "pk__in",
)  # fmt: skip
FORMS = [key for key, row in MATRIX.items() if row.send]
PAGES = [key for key, row in MATRIX.items() if row.read]
WITH_PARTS = [key for key, pattern in addresses().items() if "<" in pattern]
HOLE = re.compile(r"<(?:\w+:)?\w+>")


@pytest.fixture(autouse=True)
def fresh_counts(world: World) -> None:
    forget_counts()


def judge(client: Client, method: str, url: str, how: str, **more: Any) -> Any:
    """Ask, and look: no breakdown, no slowness, no script that came back as it went in."""
    client.raise_request_exception = False
    began = time.process_time()
    response = getattr(client, method)(url, **more)
    took = time.process_time() - began
    assert response.status_code < 500, f"{how}: {response.status_code}"
    assert took < MOST_SECONDS, f"{how}: {took:.1f} s"
    if response.get("Content-Type", "").startswith("text/html"):
        body = response.content.decode("utf-8", "replace")
        assert not [raw for raw in RAW if raw in body], f"{how}: script came back"
    for name, value in response.headers.items():
        assert "\n" not in value, f"{how}: {name}"
    return response


class Names(HTMLParser):
    """The names of all fields on a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("input", "select", "textarea", "button"):
            self.found.add(dict(attrs).get("name") or "")


def fields_of(world: World, key: str, client: Client, url: str) -> set[str]:
    """The fields of a form: those the page shows and those we know of."""
    names = Names()
    names.feed(client.get(url).content.decode("utf-8", "replace"))
    send = MATRIX[key].send
    assert send
    return (names.found | set(send(world.home))) - {"", "once", "csrfmiddlewaretoken", "photos"}


def body(data: dict[str, bytes]) -> bytes:
    data = {**data, "once": secrets.token_urlsafe(18).encode()}
    return b"&".join(
        quote_from_bytes(name.encode()).encode() + b"=" + quote_from_bytes(value).encode()
        for name, value in data.items()
    )


def well(world: World, key: str) -> dict[str, bytes]:
    send = MATRIX[key].send
    assert send
    rows = send(world.home).items()
    return {
        name: str(value[0] if isinstance(value, list) else value).encode()
        for name, value in rows
        if name != "photos"
    }


def post(client: Client, url: str, data: dict[str, bytes], how: str) -> Any:
    kind = "application/x-www-form-urlencoded"
    with undone():
        return judge(client, "post", url, how, data=body(data), content_type=kind)


@pytest.mark.parametrize("key", FORMS)
def test_a_form_bears_anything_in_all_its_fields(world, key):
    name = writer(MATRIX[key])
    url, client = address(world, key, name), world.client(name)
    fields = fields_of(world, key, client, url)
    for what, value in CORPUS.items():
        short = value if len(value) * len(fields) < 1_900_000 else value[:100_000]
        data = dict.fromkeys(fields, short)
        post(world.client(name), url, data, f"{url} with {what}")


@pytest.mark.parametrize("key", FORMS)
def test_a_form_bears_the_worst_in_each_field_alone(world, key):
    name = writer(MATRIX[key])
    url, start = address(world, key, name), well(world, key)
    for field in sorted(fields_of(world, key, world.client(name), url)):
        for what, value in WORST.items():
            forget_counts()
            data = {**start, field: value}
            post(world.client(name), url, data, f"{url} with {what} in {field}")


@pytest.mark.parametrize("key", PAGES)
def test_an_address_bears_anything_in_its_query(world, key):
    name = reader(MATRIX[key])
    url, client = address(world, key, name), world.client(name)
    for what, value in CORPUS.items():
        query = urlencode([(each, value[:5000]) for each in QUERY])
        with undone():
            judge(client, "get", f"{url}?{query}", f"{url}? with {what}")


@pytest.mark.parametrize("key", WITH_PARTS)
def test_an_address_bears_anything_in_its_parts(world, key):
    pattern = addresses()[key]
    for name in (reader(MATRIX[key]), "secretary"):
        client = world.client(name)
        for part in IN_THE_PATH:
            url = "/" + part.join(HOLE.split(pattern))
            forget_counts()
            with undone():
                response = judge(client, "get", url, url[:200])
                assert response.status_code in (302, 404, 429), f"{url[:200]}"


@pytest.mark.parametrize("url", ["/report/", "/account/login/"])
def test_too_many_fields_and_files_are_refused(world, url):
    once = {"once": secrets.token_urlsafe(18)}
    many = {f"f{number}": "x" for number in range(500)}
    assert Client().post(url, {**once, **many}).status_code == 400
    files = [make.photo_file() for _ in range(13)]
    assert Client().post(url, {**once, "photos": files}).status_code == 400
    assert Client().post(url, {**once, "words": "a" * 3_000_000}).status_code in (400, 413)


def picture(kind: str, size: tuple[int, int] = (64, 48), **more: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "grey").save(out, kind, **more)
    return out.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    """A header of a picture far larger than its bytes."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    return b"\x89PNG\r\n\x1a\n" + chunk + b"\x00\x00\x00\x00IEND\xaeB`\x82"


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>xq9()</script></svg>'
FILES: dict[str, tuple[str, bytes]] = {
    "nothing in it": ("a.jpg", b""),
    "text": ("a.jpg", b"hello"),
    "svg": ("a.svg", SVG),
    "svg called jpg": ("a.jpg", SVG),
    "html": ("a.html", b"<script>xq9()</script>"),
    "a bomb": ("a.png", png_that_claims(60_000, 60_000)),
    "a thin one": ("a.png", png_that_claims(1, 65_535)),
    "half a jpeg": ("a.jpg", picture("JPEG")[:300]),
    "two in one": ("a.jpg", picture("JPEG") + b"<html><script>xq9()</script>PK\x03\x04"),
    "a comment": ("a.jpg", picture("JPEG", comment=SCRIPT.encode())),
    "gif": ("a.gif", picture("GIF")),
    "a way up": ("../../../etc/passwd.jpg", picture("JPEG")),
    "a long name": ("名" * 85 + ".jpg", picture("JPEG")),
    "a name with script": (f"{SCRIPT}.jpg", picture("JPEG")),
    "right to left": ("a\u202egpj.exe", picture("JPEG")),
    "a name with nul": ("a\x00.jpg", picture("JPEG")),
    "exe": ("a.jpg", b"MZ\x90\x00" + b"\x00" * 200),
    "a pdf": ("a.pdf", b"%PDF-1.7\n%%EOF"),
    "a zip": ("a.zip", b"PK\x05\x06" + b"\x00" * 18),
}
WITH_PHOTOS = (
    "portal:report",
    "portal:report token",
    "desk:demand_new",
    "desk:demand_finish",
    "desk:survey_new",
    "desk:photo_new",
)


@pytest.mark.parametrize("key", WITH_PHOTOS)
def test_a_photo_field_bears_any_file(world, key):
    name = writer(MATRIX[key])
    url = address(world, key, name)
    start = {name: value.decode() for name, value in well(world, key).items()}
    for what, (file, data) in FILES.items():
        forget_counts()
        sent = {**start, "once": secrets.token_urlsafe(18)}
        sent["photos"] = SimpleUploadedFile(file, data, content_type="image/jpeg")
        with undone():
            judge(world.client(name), "post", url, f"{url} with {what}", data=sent)


def free_texts() -> Iterator[tuple[type[models.Model], str]]:
    """Every column of ours that holds what somebody typed."""
    closed = (
        "code",
        "path",
        "slug",
        "username",
        "email",
        "device",
        "key",
        "outside_key",
        "secret",
        "password",
    )
    for model in apps.get_app_config("liban").get_models():
        if model.__name__ in ("Entry", "Head", "Once", "Setting", "Transfer"):
            continue
        for field in model._meta.get_fields():
            is_text = isinstance(field, models.CharField | models.TextField | SecretField)
            if not is_text or field.choices or field.unique or "digest" in field.name:
                continue
            if field.name not in closed:
                yield model, field.name


def test_what_was_typed_is_shown_as_text_on_every_page(world):
    """Script in every column of every row, and then every page of the product."""
    with undone():
        for model, column in free_texts():
            field = model._meta.get_field(column)
            long = getattr(field, "max_length", None) or 100
            text = (SCRIPT if long >= len(SCRIPT) else "<b>xq9")[:long]
            model.objects.all().update(**{column: text})
        shown = 0
        for key in PAGES:
            name = reader(MATRIX[key])
            response = judge(world.client(name), "get", address(world, key, name), key)
            assert response.status_code == MATRIX[key].shows, key
            if response.headers["Content-Type"].startswith("text/html"):
                assert "<b>xq9" not in response.content.decode(), key
                shown += b"&lt;script&gt;xq9" in response.content
        assert shown > len(PAGES) // 4


def broken(request: Any) -> HttpResponse:
    raise ValueError("nobody foresaw this")


def echo(request: Any) -> HttpResponse:
    return HttpResponse(request.GET.get("q", ""))


urlpatterns = [path("broken/", broken), path("echo/", echo)]


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize("url", ["/broken/", f"/echo/?q={SCRIPT}"])
def test_the_harness_sees_a_view_that_breaks_or_echoes(world, url):
    with pytest.raises(AssertionError):
        judge(Client(), "get", url, url)
