"""Filing: by the system for whoever writes, without a name, and limited for all together."""

import pytest
from django.core.cache import cache

from qunqiao.kit.errors import NotAllowed
from qunqiao.people.queries import system_person
from qunqiao.voice.actions.file_complaint import A_MINUTE, Said, file_complaint
from qunqiao.voice.errors import TooManyNow
from qunqiao.voice.models import Complaint
from qunqiao.voice.queries import complaint_of

SAID = Said("值班室没有取暖设备", "/my/", "")


@pytest.fixture(autouse=True)
def _fresh_minute(db):
    cache.delete("voice:minute")


def test_a_person_never_stands_as_the_author(cast, today, trail):
    with pytest.raises(NotAllowed):
        file_complaint(actor=cast.worker, said=SAID, unit=None, on=today)

    assert trail.acts() == []


def test_more_than_people_write_in_a_minute_is_refused_whoever_writes(today):
    for _ in range(A_MINUTE):
        file_complaint(actor=system_person(), said=SAID, unit=None, on=today)

    with pytest.raises(TooManyNow):
        file_complaint(actor=system_person(), said=SAID, unit=None, on=today)
    assert Complaint.objects.count() == A_MINUTE


def test_the_trail_tells_that_it_came_not_what_it_says(today, trail):
    filed = file_complaint(actor=system_person(), said=SAID, unit=None, on=today)

    system = system_person().trail_name
    assert trail.acts() == [("voice.complaint.file", system, str(filed.complaint.pk))]
    assert trail.last().detail.content["after"] == {"filed_on": "2026-11-20"}


def test_the_code_leads_to_it_and_is_kept_nowhere(today):
    filed = file_complaint(actor=system_person(), said=SAID, unit=None, on=today)

    stored = Complaint.objects.values().get()
    assert complaint_of(filed.code.lower().replace("-", " ")) == filed.complaint
    assert filed.code not in str(stored)
    assert filed.code.replace("-", "") not in str(stored)


def test_no_two_codes_are_alike(today):
    codes = {
        file_complaint(actor=system_person(), said=SAID, unit=None, on=today).code
        for _ in range(20)
    }

    assert len(codes) == 20
    assert all(len(code) == 19 for code in codes)


def test_there_is_no_column_for_who_or_when_to_the_minute():
    columns = {field.name for field in Complaint._meta.get_fields()}

    assert columns == {
        "id", "receipt_digest", "text", "page", "contact", "filed_on", "state", "unit", "answer",
        "answered_on",
    }  # fmt: skip
    assert Complaint._meta.get_field("filed_on").get_internal_type() == "DateField"
