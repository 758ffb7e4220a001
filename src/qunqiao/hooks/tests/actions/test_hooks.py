"""Keeping, pausing, resuming, trying and dropping hooks."""

import pytest

from qunqiao.hooks.actions.drop_hook import drop_hook
from qunqiao.hooks.actions.keep_hook import Wanted, keep_hook
from qunqiao.hooks.actions.pause_hook import pause_hook
from qunqiao.hooks.actions.queue_calls import queue_calls
from qunqiao.hooks.actions.reseal_hooks import reseal_hooks
from qunqiao.hooks.actions.resume_hook import resume_hook
from qunqiao.hooks.actions.settle_call import settle_call
from qunqiao.hooks.actions.try_hook import try_hook
from qunqiao.hooks.actions.withhold_call import withhold_call
from qunqiao.hooks.bridge import opened
from qunqiao.hooks.errors import NoEvents, NotRunning, TooManyHooks
from qunqiao.hooks.models import Call, Hook
from qunqiao.hooks.testing import a_hook
from qunqiao.kit import clock
from qunqiao.kit.errors import NotAllowed
from qunqiao.kit.keyring import add_key
from qunqiao.kit.sealing import Sealed
from qunqiao.people.queries import system_person
from qunqiao.trail.models import Entry

URL = "http://127.0.0.1:9/"


def wanted(unit, **fields):
    return Wanted(
        **{"name": "办公系统", "url": URL, "events": ["people.unit"], **fields, "unit": unit}
    )


@pytest.fixture(autouse=True)
def at_home(receiver):
    """Addresses of this machine count as our own."""


def test_an_officer_or_another_units_lead_keeps_no_hook(cast, today):
    for actor in (cast.officer, cast.worker, cast.stranger):
        with pytest.raises(NotAllowed):
            keep_hook(actor=actor, wanted=wanted(cast.north), on=today)


def test_a_lead_may_not_listen_to_another_unit(cast, today):
    with pytest.raises(NotAllowed):
        keep_hook(actor=cast.lead, wanted=wanted(cast.south), on=today)


@pytest.mark.parametrize("events", [[], ["voice.complaint"], ["people.unit", "nothing"]])
def test_only_what_may_be_told_can_be_chosen(cast, today, events):
    with pytest.raises(NoEvents):
        keep_hook(actor=cast.lead, wanted=wanted(cast.north, events=events), on=today)


def test_a_person_keeps_only_so_many(cast, today, monkeypatch):
    monkeypatch.setattr("qunqiao.hooks.actions.keep_hook.MOST", 1)
    keep_hook(actor=cast.lead, wanted=wanted(cast.north), on=today)

    with pytest.raises(TooManyHooks):
        keep_hook(actor=cast.lead, wanted=wanted(cast.north), on=today)


def test_a_hook_is_kept_with_a_sealed_secret(cast, trail, today):
    kept = keep_hook(actor=cast.lead, wanted=wanted(cast.north), on=today)

    stored = Hook.objects.get()
    assert kept.secret.startswith("whsec_")
    assert kept.secret.encode() not in bytes(stored.secret)
    assert trail.acts() == [("hooks.hook.keep", cast.lead.trail_name, str(stored.pk))]


def test_nobody_touches_anothers_hook(cast):
    hook, _secret = a_hook(cast.lead, cast.north, URL)

    for act in (pause_hook, resume_hook, drop_hook, try_hook):
        with pytest.raises(NotAllowed):
            act(actor=cast.supervisor, hook=hook)


def test_a_paused_hook_is_not_tried(cast):
    hook, _secret = a_hook(cast.lead, cast.north, URL, state=Hook.State.PAUSED)

    with pytest.raises(NotRunning):
        try_hook(actor=cast.lead, hook=hook)


def test_pausing_resuming_and_trying_stand_on_the_trail(cast, trail):
    hook, _secret = a_hook(cast.lead, cast.north, URL)
    pause_hook(actor=cast.lead, hook=hook)
    resume_hook(actor=cast.lead, hook=hook)
    try_hook(actor=cast.lead, hook=hook)

    who, what = cast.lead.trail_name, str(hook.pk)
    assert trail.acts() == [
        ("hooks.hook.pause", who, what),
        ("hooks.hook.resume", who, what),
        ("hooks.hook.try", who, what),
    ]


def test_resuming_sends_what_did_not_arrive(cast):
    hook, _secret = a_hook(cast.lead, cast.north, URL, state=Hook.State.STOPPED)
    call = Call.objects.create(
        hook=hook, entry_number=1, action="x", state="failed", tries=6, next_at=clock.now()
    )

    resume_hook(actor=cast.lead, hook=hook)

    call.refresh_from_db()
    assert (call.state, call.tries) == (Call.State.WAITING, 0)


def test_a_dropped_hook_leaves_nothing_but_its_trail(cast, trail):
    hook, _secret = a_hook(cast.lead, cast.north, URL)
    what = str(hook.pk)
    drop_hook(actor=cast.lead, hook=hook)

    assert not Hook.objects.exists()
    assert trail.acts() == [("hooks.hook.drop", cast.lead.trail_name, what)]


def test_calls_are_queued_once_and_each_outcome_is_kept(cast, trail):
    hook, _secret = a_hook(cast.lead, cast.north, URL)
    pause_hook(actor=cast.lead, hook=hook)
    entries = list(Entry.objects.all())
    system = system_person()
    for _again in range(2):
        queue_calls(actor=system, hook=hook, entries=entries, read_to=entries[-1].number)
    call = Call.objects.get()
    settle_call(actor=system, call=call, status=500, trouble="坏了")
    withhold_call(actor=system, hook=hook, call=call)

    acts = [act for act, _who, _what in trail.acts()]
    assert acts == [
        "hooks.hook.pause",
        "hooks.call.queue",
        "hooks.call.queue",
        "hooks.call.settle",
        "hooks.call.withhold",
    ]


def test_only_the_system_reseals_secrets(cast):
    hook, _secret = a_hook(cast.lead, cast.north, URL)

    with pytest.raises(NotAllowed):
        reseal_hooks(actor=cast.lead, rows=[hook])


def test_a_secret_resealed_under_a_new_key_is_the_same_secret(cast, trail):
    hook, secret = a_hook(cast.lead, cast.north, URL)
    newest = add_key()

    done = reseal_hooks(actor=system_person(), rows=[hook])

    again = Hook.objects.get(pk=hook.pk)
    kept = Sealed(bytes(again.secret), again.key_number)
    assert (done, again.key_number, opened(hook.pk, kept)) == (1, newest, secret)
    assert [act[0] for act in trail.acts()] == ["hooks.hook.reseal"]
