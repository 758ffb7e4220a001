"""A number larger than any key is nobody's: a sentence, not a fault of the database."""

import pytest

from qunqiao.burden.testing import a_request
from qunqiao.people.testing import a_program

BIG = 10**30


@pytest.mark.parametrize(
    "address",
    [
        f"/requests/{BIG}/",
        f"/requests/1/units/{BIG}/",
        f"/burden/charges/{BIG}/",
        f"/burden/charges/?unit={BIG}",
    ],
)
def test_a_page_of_no_such_number(cast, sign_in, address):
    assert sign_in(cast.supervisor).get(address).status_code in (200, 404)


@pytest.mark.parametrize("field", ["unit", "parts"])
def test_a_form_with_no_such_number(cast, sign_in, field):
    words = {
        "wanted-TOTAL_FORMS": "1",
        "wanted-INITIAL_FORMS": "0",
        "wanted-0-name": "帮扶数",
        "unit": cast.root.pk,
        "parts": [cast.north.pk],
        "title": "帮扶情况",
        "why": "核定",
        "due_on": "2026-12-04",
        "minutes": "5",
    }
    answer = sign_in(cast.supervisor).post("/requests/new/", {**words, field: str(BIG)})

    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("address", "body"),
    [
        ("/api/requests", {"unit_id": BIG}),
        ("/api/requests", {"unit_ids": [BIG]}),
        (f"/api/requests/1/units/{BIG}/answers", {"values": {}}),
        (f"/api/burden/charges/1/units/{BIG}/minutes", {"minutes": 5}),
    ],
)
def test_a_program_with_no_such_number(cast, address, body):
    asked = a_request(cast.supervisor, cast.root, cast.north)
    words = {
        "unit_id": cast.root.pk,
        "title": "帮扶情况",
        "why": "核定",
        "due_on": "2026-12-04",
        "unit_ids": [cast.north.pk],
        "fields": [{"name": "帮扶数", "kind": "number"}],
    }
    sent = {**words, **body} if address == "/api/requests" else body
    address = address.replace("/1/", f"/{asked.pk}/")
    answer = a_program(cast.supervisor).post(address, sent, content_type="application/json")

    assert answer.status_code in (404, 422)
