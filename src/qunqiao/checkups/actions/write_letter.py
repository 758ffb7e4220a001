"""Telling a committee that its term will end."""

from datetime import date

from qunqiao.checkups import policy
from qunqiao.checkups.errors import ToldAlready
from qunqiao.checkups.models import Letter
from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.registry.models import Term
from qunqiao.registry.queries.terms import last_day
from qunqiao.trail.recording import action, record


@action("checkups.letter.write")
def write_letter(*, actor: Person, term: Term, on: date) -> Letter:
    """A letter for the end of ``term``, among the next steps of those with a duty over its unit.

    Raises:
        NotAllowed: ``actor`` may not run check-ups.
        ToldAlready: there is one for this end.
    """
    require(policy.may_run(reach_of(actor)))
    term = (
        Term.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=term.pk)
    )
    due_on = last_day(term)
    letter, made = Letter.objects.get_or_create(
        term=term, due_on=due_on, defaults={"written_on": on}
    )
    if not made:
        raise ToldAlready
    unit_id = term.organisation.unit_id
    record(actor, on=letter, unit_id=unit_id, organisation=term.organisation, due_on=due_on)
    return letter
