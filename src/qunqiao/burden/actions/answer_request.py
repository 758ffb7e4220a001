"""Answering a request for data."""

from collections.abc import Mapping
from datetime import date

from qunqiao.burden import policy
from qunqiao.burden.errors import BadAnswer, NotOpen
from qunqiao.burden.models import Answer, Recipient, Request
from qunqiao.burden.queries.values import plain
from qunqiao.kit.errors import Invalid, require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("burden.request.answer")
def answer_request(
    *, actor: Person, recipient: Recipient, values: Mapping[int, str], on: date
) -> Recipient:
    """What the unit answers, by field id; until the last day it may answer again.

    A field that is left out stays blank: not known is an answer too.

    Raises:
        NotAllowed: the unit is not one ``actor`` acts for.
        NotOpen: the request is not out, or its day has passed.
        BadAnswer: a value is none of its field's kind; ``fields`` says which.
    """
    require(policy.may_answer(reach_of(actor), recipient.unit))
    # Locked, so that nobody ends it meanwhile.
    asked = Request.objects.select_for_update(of=("self",)).get(pk=recipient.request_id)
    if not asked.open_on(on):
        raise NotOpen
    fields = list(asked.fields.all())
    wrong, right = {}, {}
    for field in fields:
        try:
            right[field.pk] = plain(field, values.get(field.pk, ""))
        except Invalid as refusal:
            wrong[f"field_{field.pk}"] = str(refusal)
    if wrong:
        raise BadAnswer(next(iter(wrong.values())), fields=wrong)
    row = Recipient.objects.select_for_update(of=("self",)).get(pk=recipient.pk)
    row.answers.all().delete()
    Answer.objects.bulk_create(
        Answer(recipient=row, field_id=pk, value=value) for pk, value in right.items()
    )
    before, row.answered_on, row.answered_by = row.answered_on, on, actor
    row.save(update_fields=["answered_on", "answered_by"])
    filled = sum(bool(value) for value in right.values())
    record(actor, on=row, unit_id=row.unit_id, before={"answered_on": before}, filled=filled)
    return row
