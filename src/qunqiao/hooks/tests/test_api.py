"""Webhooks kept by programs: the same rules as on the page."""

import pytest

from qunqiao.hooks.models import Hook
from qunqiao.hooks.testing import a_hook
from qunqiao.people.testing import a_program


def asked(program, path, body=None):
    return program.post(f"/api/hooks{path}", body, content_type="application/json")


def wanted(cast, receiver, **fields):
    known = {"name": "办公系统", "url": receiver.url, "unit_id": cast.north.pk}
    return {**known, "events": ["people.unit"], **fields}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"events": ["voice.complaint"]}, "请至少选择一类事件。"),
        ({"events": []}, "这些参数的写法不对：events。请按接口说明改正。"),
        ({"name": "  "}, "这些参数的写法不对：name。请按接口说明改正。"),
        ({"url": "http://oa/"}, "接收地址要以 https:// 开头。"),
    ],
)
def test_what_the_page_refuses_is_refused_here(cast, receiver, fields, said):
    answer = asked(a_program(cast.lead), "", wanted(cast, receiver, **fields))

    assert (answer.status_code, answer.json()["refused"]) == (422, said)
    assert not Hook.objects.exists()


def test_a_unit_that_is_anothers_is_not_found(cast, receiver):
    answer = asked(a_program(cast.lead), "", wanted(cast, receiver, unit_id=cast.south.pk))

    assert answer.status_code == 404


def test_anothers_hook_is_not_in_the_list(cast, receiver):
    a_hook(cast.lead, cast.north, receiver.url)

    assert a_program(cast.supervisor).get("/api/hooks").json()["total"] == 0


def test_the_secret_is_told_once(cast, receiver):
    program = a_program(cast.lead)
    made = asked(program, "", wanted(cast, receiver))
    told = program.get(f"/api/hooks/{made.json()['id']}")

    assert (made.status_code, made.json()["state"]) == (201, "running")
    assert made.json()["secret"].startswith("whsec_")
    assert "no-store" in made.headers["Cache-Control"]
    assert "secret" not in told.json()
    assert told.json()["calls"] == []


def test_a_test_call_tells_what_came_of_it(cast, receiver):
    receiver.answers = [204, 500]
    hook, _secret = a_hook(cast.lead, cast.north, receiver.url)
    program = a_program(cast.lead)
    answers = [asked(program, f"/{hook.pk}/try").json() for _ in range(2)]

    assert answers == [
        {"arrived": True, "status": 204, "trouble": ""},
        {"arrived": False, "status": 500, "trouble": "接收方答复了 500。"},
    ]


def test_a_hook_is_paused_resumed_and_dropped(cast, receiver, trail):
    hook, _secret = a_hook(cast.lead, cast.north, receiver.url)
    program = a_program(cast.lead)
    states = [asked(program, f"/{hook.pk}/{act}").json()["state"] for act in ("pause", "resume")]
    dropped = asked(program, f"/{hook.pk}/drop").json()

    assert (states, dropped) == (["paused", "running"], {"dropped": hook.pk})
    assert [act[0] for act in trail.acts()] == [
        "hooks.hook.pause",
        "hooks.hook.resume",
        "hooks.hook.drop",
    ]
