"""Sending: by those who keep records, kept whole until it is read, on record without its name."""

import hashlib

import pytest

from qunqiao.kit.errors import NotAllowed
from qunqiao.people.models import Seat
from qunqiao.people.testing import a_person
from qunqiao.registry.actions.send_intake import send_intake
from qunqiao.registry.models import Intake


@pytest.mark.parametrize("role", [None, Seat.Role.AUDITOR, Seat.Role.COUNSELLOR])
def test_who_keeps_no_records_sends_none(cast, trail, role):
    someone = a_person("someone", cast.north, role)

    with pytest.raises(NotAllowed):
        send_intake(actor=someone, filename="a.xlsx", content=b"x")

    assert not Intake.objects.exists()
    assert trail.acts() == []


def test_the_file_is_kept_and_the_entry_holds_its_digest(cast, trail):
    intake = send_intake(actor=cast.officer, filename="C:\\桌面\\张三.xlsx", content=b"x")

    assert (intake.state, intake.filename) == (Intake.State.READING, "张三.xlsx")
    assert trail.acts() == [("registry.intake.send", cast.officer.trail_name, str(intake.pk))]
    after = trail.last().detail.content["after"]
    assert after == {"digest": hashlib.sha256(b"x").hexdigest(), "size": 1}
    assert trail.last().unit_id == cast.north.pk
