"""Since when there are records of each kind."""

from datetime import date

from django.db.models import Min

from qunqiao.people.policy import STAFF, Reach
from qunqiao.people.queries import under
from qunqiao.registry.queries.comparison.tables import TABLES
from qunqiao.registry.queries.days import BEGINS


def earliest(reach: Reach, table: str) -> date | None:
    """The first day on record in a table, among what one may see; None if there is none.

    Money is on record by year: its first day is the last of its first year. People have no first day.
    """
    shape = TABLES[table]
    rows = shape.records.filter(under(reach.paths(STAFF), shape.place))
    if table == "funds":
        year = rows.aggregate(first=Min("year"))["first"]
        return date(year, 12, 31) if year else None
    if table not in BEGINS:
        return None
    found: date | None = rows.aggregate(first=Min(BEGINS[table]))["first"]
    return found
