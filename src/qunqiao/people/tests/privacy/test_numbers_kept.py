"""Entering, reading, removing and resealing numbers: by whom, on record, and never in the clear."""

import pytest
from django.db import connection

from qunqiao.kit.errors import NotAllowed
from qunqiao.kit.keyring import KeysMissing, add_key
from qunqiao.kit.sealing import Unsealable
from qunqiao.people.actions.exchange_private import exchange_private
from qunqiao.people.actions.keep_private import keep_private
from qunqiao.people.actions.read_private import read_private
from qunqiao.people.actions.remove_private import remove_private
from qunqiao.people.actions.reseal_private import reseal_private
from qunqiao.people.actions.set_private import set_private
from qunqiao.people.bridge.sealed import index_of, open_detail
from qunqiao.people.errors import DoubtfulNumber, NotANumber, ReasonNeeded
from qunqiao.people.models import PrivateDetail, Seat
from qunqiao.people.queries import system_person
from qunqiao.people.queries.private import people_by_id_numbers, readings_of
from qunqiao.people.testing import a_detail, a_person

ID, PHONE = PrivateDetail.Kind.ID_NUMBER, PrivateDetail.Kind.PHONE
NUMBER, OTHER, MOBILE = "11010519491231002X", "440524188001010014", "13812345678"


@pytest.fixture(autouse=True)
def a_key_file_of_its_own(settings, tmp_path):
    settings.KEYS = tmp_path / "keys.json"


@pytest.fixture
def detail(cast):
    return a_detail(cast.worker, ID, NUMBER)


@pytest.mark.parametrize("part", ["worker", "stranger"])
def test_who_does_no_paperwork_for_the_person_reads_nothing(cast, detail, trail, part):
    with pytest.raises(NotAllowed):
        read_private(
            actor=getattr(cast, part), detail=detail, purpose="identity", reason="核对身份"
        )

    assert trail.acts() == []


def test_an_auditor_reads_nothing(cast, detail):
    auditor = a_person("auditor", cast.north, Seat.Role.AUDITOR)

    with pytest.raises(NotAllowed):
        read_private(actor=auditor, detail=detail, purpose="identity", reason="核对身份")


def test_the_system_reads_nothing(detail):
    with pytest.raises(NotAllowed):
        read_private(actor=system_person(), detail=detail, purpose="identity", reason="核对身份")


def test_nobody_reads_as_if_it_were_their_own(cast, detail):
    with pytest.raises(NotAllowed):
        read_private(actor=cast.supervisor, detail=detail, purpose="own", reason="")


@pytest.mark.parametrize(
    ("purpose", "reason"), [("identity", "办事"), ("identity", "   办事 "), ("fun", "四个字的")]
)
def test_a_reading_without_purpose_or_reason_is_refused(cast, detail, trail, purpose, reason):
    with pytest.raises(ReasonNeeded):
        read_private(actor=cast.officer, detail=detail, purpose=purpose, reason=reason)

    assert trail.acts() == []


@pytest.mark.parametrize("part", ["officer", "lead", "supervisor"])
def test_a_reading_is_on_the_trail_without_the_number(cast, detail, trail, part):
    reader = getattr(cast, part)

    number = read_private(actor=reader, detail=detail, purpose="paperwork", reason="办理入会手续")

    assert number == NUMBER
    assert trail.acts() == [("people.private.read", reader.trail_name, str(cast.worker.pk))]
    assert trail.last().detail.content["after"] == {
        "detail": "id_number",
        "purpose": "paperwork",
        "reason": "办理入会手续",
    }


def test_the_person_learns_who_read_when_and_why(cast, detail):
    read_private(actor=cast.officer, detail=detail, purpose="contact", reason="通知开会时间")

    (reading,) = readings_of(cast.worker)
    assert (reading.who, reading.unit) == (cast.officer.name, cast.north.name)
    assert (reading.what, reading.purpose, reading.reason) == (
        "身份证号",
        "联系本人",
        "通知开会时间",
    )


def test_a_stranger_enters_nothing(cast):
    with pytest.raises(NotAllowed):
        set_private(actor=cast.stranger, person=cast.worker, kind=ID, number=NUMBER)


def test_what_is_no_number_is_refused(cast):
    with pytest.raises(NotANumber):
        set_private(actor=cast.officer, person=cast.worker, kind=PHONE, number="12345")


def test_a_doubtful_number_is_kept_only_by_who_is_sure(cast, trail):
    with pytest.raises(DoubtfulNumber):
        set_private(actor=cast.officer, person=cast.worker, kind=ID, number=NUMBER[:17] + "1")

    kept = set_private(
        actor=cast.officer, person=cast.worker, kind=ID, number=NUMBER[:17] + "1", sure=True
    )

    assert open_detail(kept) == NUMBER[:17] + "1"
    assert trail.acts() == [("people.private.set", cast.officer.trail_name, str(cast.worker.pk))]


def test_a_number_entered_again_takes_the_place_of_the_old_one(cast):
    set_private(actor=cast.officer, person=cast.worker, kind=PHONE, number="13900000000")
    set_private(actor=cast.officer, person=cast.worker, kind=PHONE, number=MOBILE)

    assert [open_detail(one) for one in PrivateDetail.objects.all()] == [MOBILE]


def test_a_number_is_removed_by_who_may_enter_it(cast, detail, trail):
    with pytest.raises(NotAllowed):
        remove_private(actor=cast.stranger, detail=detail)
    remove_private(actor=cast.officer, detail=detail)

    assert not PrivateDetail.objects.exists()
    assert trail.acts() == [("people.private.remove", cast.officer.trail_name, str(cast.worker.pk))]


def test_two_swapped_rows_do_not_open(cast):
    one, two = a_detail(cast.worker, ID, NUMBER), a_detail(cast.lead, ID, OTHER)
    PrivateDetail.objects.filter(pk=one.pk).update(cipher=two.cipher)
    PrivateDetail.objects.filter(pk=two.pk).update(cipher=one.cipher)

    for row in PrivateDetail.objects.all():
        with pytest.raises(Unsealable):
            open_detail(row)


def test_a_number_put_under_another_kind_does_not_open(cast, detail):
    PrivateDetail.objects.filter(pk=detail.pk).update(kind=PHONE)

    with pytest.raises(Unsealable):
        open_detail(PrivateDetail.objects.get())


def test_a_lost_key_file_is_not_replaced_by_a_new_one(cast, detail, settings):
    settings.KEYS.unlink()

    with pytest.raises(KeysMissing):
        set_private(actor=cast.officer, person=cast.lead, kind=ID, number=OTHER)

    assert not settings.KEYS.exists()


def test_people_are_found_by_id_number_in_any_writing(cast, detail):
    found = people_by_id_numbers(["110105491231002", NUMBER.lower(), OTHER, "无"])

    assert found == {"110105491231002": (cast.worker.pk,), NUMBER.lower(): (cast.worker.pk,)}


def test_two_records_of_one_number_are_both_named(cast, detail):
    a_detail(cast.lead, ID, NUMBER)

    assert people_by_id_numbers([NUMBER]) == {NUMBER: tuple(sorted((cast.worker.pk, cast.lead.pk)))}


def test_a_telephone_number_has_no_index(cast):
    assert a_detail(cast.worker, PHONE, MOBILE).blind_index == ""


def test_many_numbers_are_kept_at_once_and_the_same_again_changes_nothing(cast, trail):
    numbers = {cast.worker.pk: NUMBER, cast.lead.pk: OTHER}

    with pytest.raises(NotAllowed):
        keep_private(actor=cast.stranger, kind=ID, numbers=numbers)
    first = keep_private(actor=cast.officer, kind=ID, numbers=numbers)
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, cipher FROM people_privatedetail ORDER BY id")
        before = [(pk, bytes(cipher)) for pk, cipher in cursor.fetchall()]
    again = keep_private(actor=cast.officer, kind=ID, numbers=numbers)

    assert (first, again) == (2, 0)
    rows = PrivateDetail.objects.order_by("pk")
    assert [(row.pk, bytes(row.cipher)) for row in rows] == before
    unit = str(cast.north.pk)
    assert trail.acts() == [("people.private.keep", cast.officer.trail_name, unit)] * 2


def test_after_a_new_key_every_number_is_sealed_under_it_and_still_found(cast, detail, trail):
    a_detail(cast.lead, PHONE, MOBILE)
    old_index = detail.blind_index
    newest = add_key()
    assert people_by_id_numbers([NUMBER]) == {NUMBER: (cast.worker.pk,)}

    done = reseal_private(actor=system_person(), rows=list(PrivateDetail.objects.all()))

    assert (done, PrivateDetail.objects.exclude(key_number=newest).count()) == (2, 0)
    assert {open_detail(row) for row in PrivateDetail.objects.all()} == {NUMBER, MOBILE}
    assert PrivateDetail.objects.get(kind=ID).blind_index == index_of(ID, NUMBER) != old_index
    assert people_by_id_numbers([NUMBER]) == {NUMBER: (cast.worker.pk,)}
    assert ("people.private.reseal", system_person().trail_name) == trail.acts()[0][:2]


def test_only_the_system_reseals(cast, detail):
    with pytest.raises(NotAllowed):
        reseal_private(actor=cast.supervisor, rows=[detail])


def test_two_records_exchange_numbers_that_stay_sealed_and_found(cast, detail, trail):
    with pytest.raises(NotAllowed):
        exchange_private(actor=cast.stranger, one=cast.worker, other=cast.lead, kind=ID)
    exchange_private(actor=cast.supervisor, one=cast.worker, other=cast.lead, kind=ID)

    assert people_by_id_numbers([NUMBER]) == {NUMBER: (cast.lead.pk,)}
    assert open_detail(PrivateDetail.objects.get()) == NUMBER
    actor = cast.supervisor.trail_name
    assert trail.acts() == [
        ("people.private.exchange", actor, str(cast.worker.pk)),
        ("people.private.exchange", actor, str(cast.lead.pk)),
    ]
