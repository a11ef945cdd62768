"""Every hostile file becomes a clean JPEG or gets a sentence; none crashes or fills the memory."""

import contextlib
import io
import random
import resource
import time
import tracemalloc

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageStat

from liban.kit.refusal import BrokenRule
from liban.media.models import Photo
from liban.media.queries import missing_files, path_of
from liban.media.rules import LARGE, THUMB, THUMB_BYTES, picture
from liban.media.steps import store_photo
from tests import make
from tests.media import hostile

# Pillow says of broken files that they are broken; that is what they are for.
pytestmark = pytest.mark.filterwarnings("ignore:::PIL")

MB = 1024 * 1024
MOST = {"most_bytes": 10 * MB, "most_pixels": 50_000_000}
JPEG_PARTS = {0xE0, 0xDB, 0xC2, 0xC0, 0xC4, 0xDA, 0xD9, 0xD8}


def made(data):
    return picture(io.BytesIO(data), size=len(data), **MOST)


def parts_of(jpeg):
    """The kinds of the segments before the pixels."""
    place, found = 2, set()
    while jpeg[place + 1] != 0xDA:
        found.add(jpeg[place + 1])
        place += 2 + int.from_bytes(jpeg[place + 2 : place + 4], "big")
    return found


@pytest.mark.parametrize("name", hostile.GOOD)
def test_becomes_two_clean_jpegs(name):
    data = hostile.GOOD[name]()
    result = made(data)
    for jpeg, most in ((result.large, LARGE), (result.thumb, THUMB)):
        with Image.open(io.BytesIO(jpeg)) as image:
            image.load()
            assert (image.format, image.mode) == ("JPEG", "RGB")
            assert 1 <= max(image.size) <= most
            assert not image.getexif()
        assert parts_of(jpeg) <= JPEG_PARTS
        for canary in (hostile.CANARY, hostile.MAKER, "<script", "<html", "PK\3\4", "ICC_PROFILE"):
            assert canary.encode() not in jpeg
    assert len(result.thumb) <= THUMB_BYTES
    assert result.large not in data


@pytest.mark.parametrize("name", hostile.BAD)
def test_is_refused_with_a_sentence(name):
    data = hostile.BAD[name]()
    with pytest.raises(BrokenRule) as refusal:
        made(data)
    assert str(refusal.value).startswith(("照片", "这个文件"))
    assert str(refusal.value).endswith("。")


def test_the_set_is_as_large_as_promised():
    assert len(hostile.GOOD) + len(hostile.BAD) >= 50


def test_the_canaries_are_there_before_and_a_careless_copy_keeps_them():
    """The control: without making the picture anew they would come through."""
    data = hostile.with_comment()
    assert hostile.CANARY.encode() in data
    with Image.open(io.BytesIO(data)) as image:
        assert hostile.CANARY.encode() in hostile.saved(image)
    assert hostile.MAKER.encode() in hostile.with_exif()
    assert hostile.CANARY.encode() in hostile.with_profile()


def test_a_picture_taken_sideways_stands_upright():
    data = hostile.with_exif()
    result = made(data)
    with Image.open(io.BytesIO(data)) as before:
        assert (result.width, result.height) == (before.height, before.width)


@pytest.mark.slow
def test_a_bomb_is_refused_from_its_header_without_being_unpacked():
    data = hostile.bomb()
    assert len(data) < MB
    tracemalloc.start()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    with pytest.raises(BrokenRule, match="尺寸太大"):
        made(data)
    seconds = time.perf_counter() - start
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert (peak < 5 * MB, grown * 1024 < 30 * MB, seconds < 0.5) == (True, True, True)


def test_sixteen_bits_of_grey_keep_their_greys():
    with Image.open(io.BytesIO(made(hostile.GOOD["16 bit"]()).large)) as image:
        grey = image.convert("L")
        assert grey.getextrema()[0] < 10
        assert 118 <= ImageStat.Stat(grey).mean[0] <= 138


def test_too_many_bytes_are_refused_before_anything_is_read():
    class Unread(io.BytesIO):
        def read(self, *args):
            raise AssertionError("read")

    with pytest.raises(BrokenRule, match="每张最多 10 MB"):
        picture(Unread(), size=10 * MB + 1, **MOST)


@pytest.mark.slow
def test_five_hundred_broken_pictures_never_crash():
    chance = random.Random(18)
    whole = [hostile.GOOD[name]() for name in ("with place and turn", "palette", "moving WebP")]
    for turn in range(500):
        data = bytearray(whole[turn % 3])
        for _ in range(chance.randint(1, 30)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with contextlib.suppress(BrokenRule):
            assert made(bytes(data)).large[:2] == b"\xff\xd8"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name", ["../../etc/passwd.jpg", "\u202egpj.exe", "长" * 255 + ".jpg", "<script>.png", ".jpg"]
)
def test_the_name_of_the_file_means_nothing(name, settings, tmp_path):
    settings.FILES = tmp_path / "files"
    file = SimpleUploadedFile("x.jpg", hostile.with_comment())
    file._name = name
    photo = store_photo(file, by=None, now=make.NOW)
    stored = {path.name for path in settings.FILES.rglob("*.jpg")}
    assert stored == {f"{photo.digest}-large.jpg", f"{photo.digest}-thumb.jpg"}
    assert missing_files() == []


@pytest.mark.django_db
def test_what_is_refused_leaves_no_file_and_no_row(settings, tmp_path):
    settings.FILES = tmp_path / "files"
    with pytest.raises(BrokenRule):
        store_photo(SimpleUploadedFile("a.heic", hostile.HEIC), by=None, now=make.NOW)
    assert not settings.FILES.exists()
    assert Photo.objects.count() == 0


@pytest.mark.django_db
def test_the_same_picture_twice_is_one_file_and_two_rows(settings, tmp_path):
    settings.FILES = tmp_path / "files"
    first, second = (store_photo(make.photo_file(), by=None, now=make.NOW) for _ in range(2))
    assert first.digest == second.digest
    assert Photo.objects.count() == 2
    assert path_of(first.digest, "large").exists()
    assert len(list(settings.FILES.rglob("*"))) == 3
