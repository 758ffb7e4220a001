"""Numbers of records that were merged: in a workbook they mean the record that was kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from qunqiao.people.models import Person
from qunqiao.registry.bridge import Value
from qunqiao.registry.errors import both
from qunqiao.registry.queries.comparison.rows import Rows

NUMBER = "staff_number"
SAID_TWICE = _("工号 %(old)s 和 %(kept)s 是同一个人，第 %(number)d 行已经说了同一件事")


def merged_numbers() -> dict[Value, Value]:
    """The number of every merged record with the number of the record it was merged into."""
    merged = Person.objects.filter(merged_into__isnull=False)
    return dict(merged.values_list(NUMBER, "merged_into__staff_number"))


@dataclass(slots=True)
class Merged:
    """Leads rows with an old number on to the kept one, so that nothing is written to a merged record.

    A clerk's sheet may go on with the old number for years. Where a workbook says the same of both
    numbers, the first row stays and the later one is refused, as with any key given twice.
    """

    found: Mapping[Value, Value] | None = None
    said: dict[str, dict[tuple[Value, ...], int]] = field(default_factory=dict)

    @property
    def kept(self) -> Mapping[Value, Value]:
        """Looked up once, and only for a workbook that speaks of people."""
        if self.found is None:
            self.found = merged_numbers()
        return self.found

    def lead_on(self, rows: Rows) -> None:
        """Put the kept number wherever an old one stands."""
        if NUMBER in rows.values and self.kept:
            rows.values[NUMBER] = [self.kept.get(code, code) for code in rows.values[NUMBER]]

    def refuse_said_twice(self, rows: Rows) -> None:
        """Refuse rows that, by the kept number, another row has said before."""
        if NUMBER not in rows.table.key or not self.kept:
            return
        old = {kept: number for number, kept in self.kept.items()}
        keys = zip(*(rows.values[name] for name in rows.table.key), strict=True)
        said = self.said.setdefault(rows.table.name, {})
        for index, key in enumerate(keys):
            code = rows.values[NUMBER][index]
            if code not in old or rows.refused(index):
                continue
            if key in said:
                words = both(SAID_TWICE, old=old[code], kept=code, number=said[key])
                rows.refuse(index, NUMBER, "conflict", reason=words)
            else:
                said[key] = rows.numbers[index]
