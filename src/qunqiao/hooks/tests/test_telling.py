"""Receivers are told in order, signed, at least once, and only of what their owner may know."""

import base64
import hashlib
import hmac
import json
from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from qunqiao.hooks import jobs
from qunqiao.hooks.models import Call, Hook
from qunqiao.hooks.testing import a_hook
from qunqiao.kit import clock
from qunqiao.people.actions.close_unit import close_unit
from qunqiao.people.actions.grant_seat import grant_seat
from qunqiao.people.models import Seat
from qunqiao.people.testing import BEGAN, a_unit

DAY = BEGAN.replace(year=2026, month=11, day=20)


def close_a_unit(cast, under, code="leaf"):
    leaf = a_unit(code, under)
    close_unit(actor=cast.supervisor, unit=leaf, on=DAY)
    return leaf


def later(monkeypatch, **span):
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(**span))


def test_a_receiver_can_prove_that_a_call_is_ours(cast, receiver):
    _hook, secret = a_hook(cast.lead, cast.north, receiver.url)
    leaf = close_a_unit(cast, cast.north)

    jobs.tell.func()

    headers, body = receiver.calls[0]
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    key = base64.b64decode(secret.removeprefix("whsec_"))
    right = base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
    assert headers["webhook-signature"] == f"v1,{right}"
    assert json.loads(body)["data"]["subject_id"] == str(leaf.pk)
    assert json.loads(body)["type"] == "people.unit.close"


def test_a_call_names_nobody_and_holds_nothing_of_the_record(cast, receiver):
    a_hook(cast.lead, cast.north, receiver.url)
    grant_seat(
        actor=cast.supervisor,
        person=cast.worker,
        role=Seat.Role.EDITOR,
        unit=cast.north,
        began_on=DAY,
    )

    jobs.tell.func()

    _headers, body = receiver.calls[0]
    assert set(json.loads(body)["data"]) == {"entry", "subject_kind", "subject_id", "unit_id"}
    for word in (cast.worker.name, cast.worker.staff_number, "editor", "person:"):
        assert word not in body.decode()


def test_nothing_of_other_units_is_told(cast, receiver):
    a_hook(cast.lead, cast.north, receiver.url)
    close_a_unit(cast, cast.south)

    jobs.tell.func()

    assert receiver.calls == []


def test_only_the_chosen_events_are_told(cast, receiver):
    a_hook(cast.lead, cast.north, receiver.url, events=["registry.intake"])
    close_a_unit(cast, cast.north)

    jobs.tell.func()

    assert receiver.calls == []


def test_what_happened_before_the_hook_is_not_told(cast, receiver):
    close_a_unit(cast, cast.north)
    a_hook(cast.lead, cast.north, receiver.url)

    jobs.tell.func()

    assert receiver.calls == []


def test_who_has_lost_the_duty_is_told_nothing_more(cast, receiver):
    receiver.answers = [500]
    hook, _secret = a_hook(cast.lead, cast.north, receiver.url)
    close_a_unit(cast, cast.north)
    jobs.tell.func()
    Seat.objects.filter(person=cast.lead).update(ended_on=DAY)
    Call.objects.update(next_at=clock.now())

    jobs.tell.func()

    assert len(receiver.calls) == 1
    assert not Call.objects.filter(hook=hook).exists()


def test_a_second_run_tells_nothing_twice(cast, receiver):
    a_hook(cast.lead, cast.north, receiver.url)
    close_a_unit(cast, cast.north)

    jobs.tell.func()
    jobs.tell.func()

    assert len(receiver.calls) == 1


def test_calls_wait_for_the_one_before_them(cast, receiver, monkeypatch):
    receiver.answers = [503]
    a_hook(cast.lead, cast.north, receiver.url)
    first, second = close_a_unit(cast, cast.north), close_a_unit(cast, cast.north, "leaf-2")
    jobs.tell.func()
    later(monkeypatch, minutes=2)

    jobs.tell.func()

    told = [body["data"]["subject_id"] for body in receiver.bodies()]
    assert told == [str(first.pk), str(first.pk), str(second.pk)]


def test_a_repeated_call_carries_the_same_id(cast, receiver, monkeypatch):
    receiver.answers = [500]
    a_hook(cast.lead, cast.north, receiver.url)
    close_a_unit(cast, cast.north)
    jobs.tell.func()
    later(monkeypatch, minutes=2)

    jobs.tell.func()

    first, again = (headers["webhook-id"] for headers, _body in receiver.calls)
    assert first == again


def test_a_failed_call_is_tried_again_by_a_round_of_its_own(cast, receiver):
    receiver.answers = [500]
    a_hook(cast.lead, cast.north, receiver.url)
    close_a_unit(cast, cast.north)

    jobs.tell.func()

    waiting = DBTaskResult.objects.get(task_path=jobs.tell.module_path)
    assert waiting.run_after == Call.objects.get().next_at


def test_after_six_tries_the_hook_stops_and_resumes_where_it_was(cast, receiver, monkeypatch):
    receiver.answers = [500] * 6
    hook, _secret = a_hook(cast.lead, cast.north, receiver.url)
    close_a_unit(cast, cast.north)
    for hours in (0, 30, 60, 90, 120, 150):
        later(monkeypatch, hours=hours)
        jobs.tell.func()

    hook.refresh_from_db()
    assert hook.state == Hook.State.STOPPED
    assert Call.objects.get().state == Call.State.FAILED
    assert len(receiver.calls) == 6


def test_a_redirect_is_not_followed(cast, receiver):
    receiver.answers = [302]
    a_hook(cast.lead, cast.north, receiver.url)
    close_a_unit(cast, cast.north)

    jobs.tell.func()

    call = Call.objects.get()
    assert (call.status, call.state) == (302, Call.State.WAITING)


def test_a_receiver_that_is_gone_is_told_of_in_words(cast, receiver):
    a_hook(cast.lead, cast.north, "http://127.0.0.1:1/")
    close_a_unit(cast, cast.north)

    jobs.tell.func()

    assert Call.objects.get().trouble == "连不上接收地址，或 10 秒内没有答复。"


def test_an_act_has_a_round_of_telling_queued_once(
    cast, receiver, django_capture_on_commit_callbacks
):
    a_hook(cast.lead, cast.north, receiver.url)

    with django_capture_on_commit_callbacks(execute=True):
        close_a_unit(cast, cast.north)
        close_a_unit(cast, cast.north, "leaf-2")

    assert DBTaskResult.objects.filter(task_path=jobs.tell.module_path).count() == 1


def test_without_hooks_an_act_queues_nothing(cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        close_a_unit(cast, cast.north)

    assert not DBTaskResult.objects.exists()


@pytest.mark.parametrize("batch", [2, 5])
def test_a_long_trail_is_read_in_batches(cast, receiver, monkeypatch, batch):
    monkeypatch.setattr("qunqiao.hooks.queries.AT_ONCE", batch)
    monkeypatch.setattr("qunqiao.hooks.jobs.AT_ONCE", batch)
    a_hook(cast.lead, cast.north, receiver.url)
    for number in range(3):
        close_a_unit(cast, cast.south, f"south-{number}")
        close_a_unit(cast, cast.north, f"north-{number}")

    jobs.tell.func()

    assert len(receiver.calls) == 3
