"""The sample province's request for data: sent, and answered by some."""

from datetime import timedelta

from qunqiao.burden.actions.answer_request import answer_request
from qunqiao.burden.actions.draft_request import Wanted, Wish, draft_request
from qunqiao.burden.actions.send_request import send_request
from qunqiao.burden.models import Field
from qunqiao.burden.queries.requests import answers_of, asking_units, units_to_ask
from qunqiao.kit import clock
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of

_FIELDS = (
    Wanted("困难职工帮扶人数", Field.Kind.NUMBER, "人"),
    Wanted("帮扶资金", Field.Kind.AMOUNT, "元"),
    Wanted("还需要上级支持什么", Field.Kind.TEXT),
)
_ANSWERS = (("6", "18000.00", "希望协调医院绿色通道"), ("3", "9600.00", ""), ("11", "", "名额不够"))
_A_FORTNIGHT = timedelta(days=14)


def load(supervisor: Person, lead: Person) -> None:
    """One request to all units directly below; a few have answered, the lead's own has not."""
    today = clock.today()
    reach = reach_of(supervisor)
    body = asking_units(reach)[0]
    units = [one for one in units_to_ask(reach) if one.depth == body.depth + 1]
    wish = Wish(
        title="冬季送温暖需求摸底",
        why="核定明年一季度帮扶名额和资金，只用这一次",
        due_on=today + _A_FORTNIGHT,
        units=units,
        fields=_FIELDS,
        minutes=15,
    )
    draft = draft_request(actor=supervisor, unit=body, wish=wish, on=today)
    request = send_request(actor=supervisor, request=draft, on=today)
    fields = list(request.fields.values_list("pk", flat=True))
    asked = answers_of(request).exclude(unit=lead.unit).order_by("unit__path")[: len(_ANSWERS)]
    for recipient, answers in zip(asked, _ANSWERS, strict=True):
        values = dict(zip(fields, answers, strict=True))
        answer_request(actor=supervisor, recipient=recipient, values=values, on=today)
