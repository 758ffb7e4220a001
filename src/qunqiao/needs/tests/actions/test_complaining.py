"""Filing and following up: by the system for whoever writes, without a name, limited for all together."""

import pytest
from django.core.cache import cache

from qunqiao.kit.errors import NotAllowed
from qunqiao.needs.actions.add_words import add_words
from qunqiao.needs.actions.clear_contact import clear_contact
from qunqiao.needs.actions.file_complaint import A_MINUTE, Said, file_complaint
from qunqiao.needs.bridge import raiser_indexes, receipt_indexes
from qunqiao.needs.errors import AddedAlready, TooManyNow
from qunqiao.needs.models import Handling, Need
from qunqiao.needs.queries import need_of, needs_of_raiser
from qunqiao.needs.queries.kept import stale_contacts
from qunqiao.needs.testing import a_complaint, told
from qunqiao.people.queries import system_person

SAID = Said("值班室没有取暖设备", page="/my/")


@pytest.fixture(autouse=True)
def _fresh_minute(db):
    cache.delete("needs:minute")


def test_a_person_never_stands_as_the_author(cast, today, trail):
    with pytest.raises(NotAllowed):
        file_complaint(actor=cast.worker, said=SAID, on=today)

    assert trail.acts() == []


def test_more_than_people_write_in_a_minute_is_refused_whoever_writes(today):
    cache.set("needs:minute", A_MINUTE, 60)

    with pytest.raises(TooManyNow):
        file_complaint(actor=system_person(), said=SAID, on=today)
    assert Need.objects.count() == 0


def test_the_trail_tells_that_it_came_not_what_it_says_nor_of_whom(cast, today, trail):
    said = Said("值班室没有取暖设备", place=cast.north.name)
    filed = file_complaint(actor=system_person(), said=said, on=today)

    system = system_person().trail_name
    assert trail.acts() == [("needs.complaint.file", system, str(filed.need.pk))]
    assert trail.last().detail.content["after"] == {"raised_on": "2026-11-20"}


def test_the_code_leads_to_it_and_is_kept_nowhere(today):
    filed = file_complaint(actor=system_person(), said=SAID, on=today)

    stored = str(Need.objects.values().get())
    assert need_of(receipt_indexes(filed.code.lower().replace("-", " "))) == filed.need
    assert filed.code not in stored
    assert filed.code.replace("-", "") not in stored


def test_no_two_codes_are_alike(today):
    codes = {file_complaint(actor=system_person(), said=SAID, on=today).code for _ in range(20)}

    assert len(codes) == 20
    assert all(len(code) == 19 for code in codes)


@pytest.mark.parametrize(
    ("about", "owner"), [("north_lab", "north"), ("north", "root"), ("root", "root")]
)
def test_what_is_said_of_a_unit_goes_to_the_unit_above_it(cast, today, about, owner):
    said = Said("领导要求每天重复报表", place=getattr(cast, about).name)
    need = file_complaint(actor=system_person(), said=said, on=today).need

    assert (need.about, need.owner) == (getattr(cast, about), getattr(cast, owner))


def test_a_unit_nobody_knows_stays_in_the_writers_words(cast, today):
    need = file_complaint(actor=system_person(), said=Said("问题很多", place="那边"), on=today).need

    assert (need.about, need.place, need.owner) == (None, "那边", cast.root)


def test_who_chose_the_portal_finds_it_there_and_is_named_nowhere(cast, today):
    said = Said("值班室没有取暖设备", raiser=cast.worker)
    need = file_complaint(actor=system_person(), said=said, on=today).need

    assert list(needs_of_raiser(raiser_indexes(cast.worker))) == [need]
    assert list(needs_of_raiser(raiser_indexes(cast.officer))) == []
    assert need.raiser not in (str(cast.worker.pk), cast.worker.staff_number)
    assert need.raised_by is None


def test_there_is_no_column_for_where_from_or_when_to_the_minute():
    kinds = {field.get_internal_type() for field in Need._meta.concrete_fields}

    assert "DateTimeField" not in kinds
    assert "GenericIPAddressField" not in kinds


def test_something_is_added_once_and_brings_an_answered_one_back(cast, today, trail):
    need = told(a_complaint(owner=cast.root))
    again = add_words(actor=system_person(), need=need, text="又坏了", on=today)

    assert trail.acts() == [("needs.need.add", system_person().trail_name, str(need.pk))]
    assert (again.state, again.outcome, again.told_on) == ("open", "已加开窗口", None)
    assert "又坏了" not in str(trail.last().detail.content)
    with pytest.raises(AddedAlready):
        add_words(actor=system_person(), need=need, text="还有", on=today)


def test_who_adds_is_not_kept(cast, today):
    with pytest.raises(NotAllowed):
        add_words(actor=cast.worker, need=a_complaint(), text="补充", on=today)

    assert not Handling.objects.exists()


def test_how_to_reach_somebody_is_forgotten_after_its_days(cast, today, trail, settings):
    need = told(a_complaint(owner=cast.root, contact="13800000000"))
    settings.CONTACT_DAYS = 1
    assert list(stale_contacts(today)) == []
    settings.CONTACT_DAYS = 0
    (due,) = stale_contacts(today)

    assert clear_contact(actor=system_person(), subject=due).contact == ""
    assert trail.acts() == [("needs.contact.clear", system_person().trail_name, str(need.pk))]
