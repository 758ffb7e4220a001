"""The sample province's documents: one circular issued, one letter begun."""

from datetime import timedelta

from qunqiao.circulars.actions.draft_circular import draft_circular
from qunqiao.circulars.actions.issue_circular import issue_circular
from qunqiao.circulars.models import Circular
from qunqiao.circulars.queries.compose import quarter_began
from qunqiao.circulars.queries.composing import Asked
from qunqiao.kit import clock
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.supervision.queries.documents import calling_units

CODE = "澜直工发"


def load(supervisor: Person, lead: Person) -> None:
    """What the province's supervisor issued today, and a letter to one unit that waits for a second look."""
    today = clock.today()
    unit = calling_units(reach_of(supervisor))[0]
    since = quarter_began(today)
    elections = Asked(Circular.Topic.REELECTION, unit, since, today)
    draft = draft_circular(actor=supervisor, asked=elections, on=today)
    issue_circular(actor=supervisor, circular=draft, code=CODE, base="", on=today)
    due_on = today + timedelta(days=60)
    letter = Asked(Circular.Topic.LETTER, unit, since, today, lead.unit, due_on=due_on)
    draft_circular(actor=supervisor, asked=letter, on=today)
