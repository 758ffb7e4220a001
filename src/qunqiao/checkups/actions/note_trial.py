"""Keeping what the trial of an amendment showed."""

from collections.abc import Mapping
from typing import Any

from qunqiao.checkups import policy
from qunqiao.checkups.errors import NotTrying
from qunqiao.checkups.models import Amendment
from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("checkups.amendment.try")
def note_trial(
    *, actor: Person, amendment: Amendment, trial: Mapping[str, Any], trouble: Mapping[str, str]
) -> Amendment:
    """The amendment with what it would change, or with the sentence why that cannot be told.

    Raises:
        NotAllowed: ``actor`` may not run check-ups.
        NotTrying: it was tried or decided already.
    """
    require(policy.may_run(reach_of(actor)))
    amendment = Amendment.objects.select_for_update().get(pk=amendment.pk)
    if amendment.state != Amendment.State.TRYING:
        raise NotTrying
    before = amendment.state
    amendment.state = Amendment.State.FAILED if trouble else Amendment.State.TRIED
    amendment.trial, amendment.trouble = dict(trial), dict(trouble)
    amendment.save(update_fields=["state", "trial", "trouble"])
    record(
        actor,
        on=amendment,
        before={"state": before},
        state=amendment.state,
        rules=trial.get("rules", {}),
        trouble=trouble,
    )
    return amendment
