"""Telling receivers, in the background; every call carries an id, so that a second one is known."""

import time
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django_tasks import task

from qunqiao.hooks.actions.queue_calls import queue_calls
from qunqiao.hooks.actions.reseal_hooks import reseal_hooks
from qunqiao.hooks.actions.settle_call import settle_call
from qunqiao.hooks.actions.withhold_call import withhold_call
from qunqiao.hooks.bridge import opened, send
from qunqiao.hooks.errors import NotSent
from qunqiao.hooks.models import Call, Hook
from qunqiao.hooks.policy import EVENTS, is_wanted
from qunqiao.hooks.queries import (
    AT_ONCE,
    earliest_try,
    entries_to_tell,
    entry_of,
    hook_opens,
    next_call,
    round_waits,
    running_hooks,
    sealed_hooks,
    still_may_tell,
    unread_entries,
)
from qunqiao.kit import clock
from qunqiao.kit.errors import Refusal
from qunqiao.kit.resealing import Sealing
from qunqiao.kit.sealing import Sealed
from qunqiao.people.queries import system_person
from qunqiao.trail.models import Entry

SEALED = (Sealing(sealed_hooks, hook_opens, reseal_hooks),)


def follow(action: str) -> None:
    """Called by the trail after an act was written: have receivers told, if there are any.

    Named in ``settings.TRAIL_FOLLOWERS``, because the trail knows no app above it.
    """
    if is_wanted(EVENTS, action) and running_hooks():
        _have_told(clock.now())


@task()
def tell() -> None:
    """Tell every running hook what its owner may know, in order; a second run tells nothing twice."""
    for hook in running_hooks():
        _queue(hook)
        while (call := next_call(hook, clock.now())) is not None:
            if not _told(hook, call):
                break
    if (again := earliest_try()) is not None:
        _have_told(again)


def tried(hook: Hook, event: str) -> int:
    """Send a test call now; the receiver's answer.

    Raises:
        NotSent: it did not arrive.
    """
    data = {"type": "hooks.test", "timestamp": clock.now().isoformat(), "data": {}}
    return send(hook.url, _headers(event), data, _secret(hook))


def _queue(hook: Hook) -> None:
    while entries := unread_entries(hook):
        wanted = entries_to_tell(hook, entries)
        full = len(entries) == AT_ONCE
        # A few entries that are not for this hook are looked at again rather than written down.
        if not wanted and not full:
            return
        queue_calls(actor=system_person(), hook=hook, entries=wanted, read_to=entries[-1].number)
        hook.read_to = entries[-1].number
        if not full:
            return


def _told(hook: Hook, call: Call) -> bool:
    """Whether the next call of the hook may follow."""
    entry, actor = entry_of(call), system_person()
    if not still_may_tell(hook, entry):
        withhold_call(actor=actor, hook=hook, call=call)
        return True
    try:
        with translation.override(settings.LANGUAGE_CODE):
            status = send(hook.url, _headers(f"entry_{entry.number}"), _body(entry), _secret(hook))
    except NotSent as trouble:
        settle_call(actor=actor, call=call, status=trouble.status, trouble=str(trouble))
        return False
    except Refusal as refusal:  # the keys are not at hand: an operator's matter, tried again
        settle_call(actor=actor, call=call, status=None, trouble=str(refusal))
        return False
    settle_call(actor=actor, call=call, status=status)
    return True


def _body(entry: Entry) -> dict[str, Any]:
    """What is told: that it happened and to which record. Nobody's name, and nothing of its content."""
    return {
        "type": entry.action,
        "timestamp": entry.at.isoformat(),
        "data": {
            "entry": entry.number,
            "subject_kind": entry.subject_kind,
            "subject_id": entry.subject_id,
            "unit_id": entry.unit_id,
        },
    }


def _headers(event: str) -> dict[str, str]:
    # The receiver compares this with its own clock: it is the real moment, in a demonstration too.
    return {"webhook-id": event, "webhook-timestamp": str(int(time.time()))}


def _secret(hook: Hook) -> str:
    return opened(hook.pk, Sealed(bytes(hook.secret), hook.key_number))


def _have_told(at: datetime) -> None:
    """One round waits at a time; a later one is brought forward by a new one."""
    with transaction.atomic():
        if not round_waits(tell.module_path, at + timedelta(seconds=1)):
            tell.using(run_after=at).enqueue()
