"""One open record at a time: a post has one holder, a person one membership of an organisation."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from qunqiao.registry.bridge import Value
from qunqiao.registry.errors import both
from qunqiao.registry.queries.comparison.matching import Key, Records
from qunqiao.registry.queries.comparison.rows import Rows
from qunqiao.registry.queries.comparison.tables import Table

STILL_OPEN = {
    "appointments": _("这个职务在名册里还有人在任，前任没有免职日期"),
    "memberships": _("此人在这个组织的会籍还在，名册里没有退出日期"),
}
ALSO_OPEN = {
    "appointments": _("第 %(number)d 行写着另有人在任，一个职务同时只能有一人"),
    "memberships": _("第 %(number)d 行已有此人在这个组织的会籍，没有退出日期"),
}


class Slots:
    """The slots of one table that are open on record, and those the workbook closes or opens."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.on_record: dict[tuple[Value, ...], set[Key]] = {}

    def learn(self, records: Records) -> None:
        """Note which of the records are open."""
        until, slot = self.table.at[self.table.until], self._places(self.table.slot)
        for key, known in records.items():
            if known.values[until] is None:
                place = tuple([known.values[at] for at in slot])
                self.on_record.setdefault(place, set()).add(key)

    def judge(self, several: Sequence[Rows]) -> None:
        """Refuse each row that would open a second record beside one that stays open.

        What the workbook itself closes makes room, wherever it stands in the file; of two rows that
        both open a record, the first is taken.
        """
        for rows in several:
            self._make_room(rows)
        opened: dict[tuple[Value, ...], int] = {}
        for rows in several:
            for index in list(rows.standing()):
                if self._opens(rows, index):
                    self._judge_opening(rows, index, opened)

    def _make_room(self, rows: Rows) -> None:
        for index in rows.standing():
            if self.table.until in rows.before.get(index, ()):
                key = tuple([rows.values[name][index] for name in self.table.key])
                self.on_record.get(self._slot(rows, index), set()).discard(key)

    def _opens(self, rows: Rows, index: int) -> bool:
        until = self.table.until
        if rows.known[index] is not None and until not in rows.before.get(index, ()):
            return False
        return rows.merged(index, until) is None

    def _judge_opening(self, rows: Rows, index: int, opened: dict[tuple[Value, ...], int]) -> None:
        slot, name = self._slot(rows, index), self.table.slot[0]
        if self.on_record.get(slot):
            rows.refuse(index, name, "conflict", reason=both(STILL_OPEN[self.table.name]))
        elif slot in opened:
            words = both(ALSO_OPEN[self.table.name], number=opened[slot])
            rows.refuse(index, name, "conflict", reason=words)
        else:
            opened[slot] = rows.numbers[index]

    def _slot(self, rows: Rows, index: int) -> tuple[Value, ...]:
        return tuple([rows.values[name][index] for name in self.table.slot])

    def _places(self, names: Sequence[str]) -> list[int]:
        return [self.table.at[name] for name in names]
