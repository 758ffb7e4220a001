"""Programs draft from the records and read; a person issues."""

import json

import pytest

from qunqiao.circulars.models import Circular
from qunqiao.circulars.testing import a_draft, an_issued
from qunqiao.people.testing import a_program
from qunqiao.supervision.testing import a_meeting

ADDRESS = "/api/circulars"


def _post(program, address, **sent):
    return program.post(address, json.dumps(sent), content_type="application/json")


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"topic": "nothing"}, 422),
        ({"day": "2027-01-01"}, 422),
        ({"day": "1"}, 422),
        ({"since": "2026-11-20"}, 422),
        ({"topic": "relay"}, 422),
        ({"topic": "withdrawal"}, 422),
        ({"topic": "minutes", "meeting_id": 999999}, 404),
        ({"topic": "letter", "to_unit_id": 999999}, 404),
        ({"topic": "rectification"}, 409),
        ({"unit_id": 999999}, 404),
        ({"more": 1}, 422),
    ],
)
def test_what_cannot_be_written_is_refused_in_a_sentence(cast, sent, status):
    program = a_program(cast.supervisor)
    answer = _post(program, ADDRESS, **({"topic": "reelection", "unit_id": cast.root.pk} | sent))

    assert answer.status_code == status
    assert answer.json()["refused"]
    assert not Circular.objects.exists()


def test_a_token_to_read_does_not_draft(cast):
    program = a_program(cast.supervisor, "circulars:read")

    assert _post(program, ADDRESS, topic="reelection", unit_id=cast.root.pk).status_code == 403


def test_a_program_drafts_and_is_told_every_figure(cast):
    program = a_program(cast.supervisor)
    meeting = a_meeting(cast.supervisor, cast.root)
    made = _post(
        program, ADDRESS, topic="relay", unit_id=cast.root.pk, meeting_id=meeting.pk
    ).json()
    figures = {one["key"]: one["text"] for one in made["figures"]}

    assert made["state"] == "draft"
    assert figures["relays.told"] == "0"
    assert f"meeting={meeting.pk}" in made["figures"][0]["href"]


def test_the_bytes_are_those_issued_and_can_be_verified(cast):
    issued = an_issued(cast.supervisor, cast.root)
    draft = a_draft(cast.supervisor, cast.root)
    program = a_program(cast.supervisor)
    file = program.get(f"{ADDRESS}/{issued.pk}/file.docx")
    told = _post(program, f"{ADDRESS}/verify", digest=issued.digest).json()
    states = program.get(ADDRESS, {"state": "draft"}).json()["items"]

    assert file.content == bytes(issued.content)
    assert (told["issued"], told["in_force"], told["number"]) == (True, True, issued.number)
    assert [one["id"] for one in states] == [draft.pk]
