"""Noting that a letter has arrived."""

from datetime import date

from qunqiao.checkups import policy
from qunqiao.checkups.errors import TakenAlready
from qunqiao.checkups.models import Letter
from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("checkups.letter.take")
def take_letter(*, actor: Person, letter: Letter, on: date) -> Letter:
    """It no longer waits among the next steps; the end itself stays in the overview and the calendar.

    Raises:
        NotAllowed: ``actor`` has no duty over the organisation's unit that acts.
        TakenAlready: somebody was faster.
    """
    organisation = letter.term.organisation
    require(policy.may_take_letter(reach_of(actor), organisation.unit))
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    if letter.taken_on is not None:
        raise TakenAlready
    letter.taken_by, letter.taken_on = actor, on
    letter.save(update_fields=["taken_by", "taken_on"])
    record(actor, on=letter, unit_id=organisation.unit_id, taken_on=on)
    return letter
