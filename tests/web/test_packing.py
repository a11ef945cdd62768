"""Pages travel packed, photos as they are."""

import gzip

import pytest
from django.urls import reverse

from liban.projects.models import ProjectPhoto
from tests import make

pytestmark = pytest.mark.django_db
PACKED = {"HTTP_ACCEPT_ENCODING": "gzip"}


def test_a_page_is_packed_for_who_can_unpack_it(client):
    make.place()
    page = client.get(reverse("portal:home"), **PACKED)
    assert page.headers["Content-Encoding"] == "gzip"
    assert "反映问题" in gzip.decompress(page.content).decode()
    assert "Content-Encoding" not in client.get(reverse("portal:home")).headers


def test_the_length_of_a_packed_page_is_blurred(client):
    make.place()
    lengths = {len(client.get(reverse("portal:track"), **PACKED).content) for _ in range(12)}
    assert len(lengths) > 1


def test_a_photo_is_not_packed_twice(client):
    make.working()
    number = ProjectPhoto.objects.get().pk
    photo = client.get(reverse("portal:project_photo", args=[number, "thumb"]), **PACKED)
    assert photo.status_code == 200
    assert "Content-Encoding" not in photo.headers
