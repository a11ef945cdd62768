"""First screen: words and photos are kept, nothing blocks."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from liban.demands.actions import keep_draft, place_draft, report_demand, tidy_drafts
from liban.demands.models import Draft
from liban.demands.queries import draft_of
from liban.demands.rules import Contact, elsewhere
from liban.kit.refusal import BrokenRule, WrongState
from liban.media.models import Photo
from tests import make

pytestmark = pytest.mark.django_db


def keep(words="灯坏了", *, token="", files=(), dropped=(), most=9, now=make.NOW):
    return keep_draft(token=token, words=words, files=files, dropped=dropped, most=most, now=now)


def test_the_token_is_long_and_only_its_hash_is_kept():
    token = keep()
    assert len(token) >= 22
    assert token not in repr(Draft.objects.values())
    assert draft_of(token).words == "灯坏了"


def test_words_are_encrypted_in_the_table():
    from django.db import connection

    keep("祠堂门口的灯坏了")
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM liban_draft")
        assert "祠堂" not in cursor.fetchone()[0]


@pytest.mark.parametrize("words", ["", "  \n", "字" * 1001])
def test_refuses_no_words_and_far_too_many_and_keeps_nothing(words):
    with pytest.raises(BrokenRule):
        keep(words)
    assert Draft.objects.count() == 0


def test_a_file_that_is_no_photo_is_told_and_the_rest_is_kept():
    bad = SimpleUploadedFile("a.jpg", b"MZ" + b"\0" * 50)
    token = keep(files=[make.photo_file(), bad, make.photo_file("red")])
    draft = draft_of(token)
    assert draft.photos.count() == 2
    assert len(draft.troubles) == 1
    assert draft.troubles[0].startswith("第 2 张照片没传上去。")
    keep(token=token)
    assert draft_of(token).troubles == []


def test_only_its_own_photos_can_be_dropped():
    mine, other = keep(files=[make.photo_file()]), keep(files=[make.photo_file("red")])
    foreign = draft_of(other).photos.get().pk
    keep(token=mine, dropped=[foreign])
    assert draft_of(other).photos.count() == 1
    assert draft_of(mine).photos.count() == 1
    assert Photo.objects.count() == 2


def test_what_was_sent_cannot_be_written_again():
    make.receipt()
    draft = Draft.objects.get()
    assert (draft.words, draft.location) == ("", "")
    token = keep()
    Draft.objects.exclude(pk=draft.pk).update(demand=draft.demand)
    with pytest.raises(WrongState):
        keep("别的", token=token)
    assert draft_of(token).words == "灯坏了"


def test_what_nobody_finished_goes_after_seven_days():
    make.place(make.TOWN)
    old, young = keep(), keep(now=make.later(3))
    assert tidy_drafts(now=make.later(8)) == 1
    with pytest.raises(Draft.DoesNotExist):
        draft_of(old)
    assert draft_of(young)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("隔壁起火了", "emergency"),
        ("有人落水", "emergency"),
        ("举报某某书记", "cadre"),
        ("村主任收红包", "cadre"),
        ("路灯坏了，请书记来看看", ""),
        ("消防栓没有水", ""),
        ("", ""),
    ],
)
def test_the_look_out_knows_what_belongs_elsewhere(words, kind):
    assert elsewhere(words) == kind


def test_the_look_out_asks_about_each_kind_once():
    words = "冒烟了，主任收钱不管"
    assert elsewhere(words) == "emergency"
    assert elsewhere(words, ["emergency"]) == "cadre"
    assert elsewhere(words, ["emergency", "cadre"]) == ""


def test_photos_of_a_report_that_nobody_finished_go_with_it_and_sent_ones_stay():
    keep_draft(
        token="", words="灯坏了", files=[make.photo_file()], dropped=[], most=9, now=make.NOW
    )
    token = keep_draft(
        token="", words="灯坏了", files=[make.photo_file("red")], dropped=[], most=9, now=make.NOW
    )
    place_draft(token=token, place_id=make.place().pk, location="", for_family=False, now=make.NOW)
    demand = report_demand(token=token, contact=Contact(), now=make.NOW).demand

    tidy_drafts(now=make.later(8))
    assert list(Photo.objects.values_list("pk")) == list(demand.photos.values_list("photo"))
