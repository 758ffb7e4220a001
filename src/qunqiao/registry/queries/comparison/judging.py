"""Judging the rows of a workbook as they come: what can be judged at once is, the rest waits for the file's end."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from qunqiao.registry.bridge import ORDER
from qunqiao.registry.policy.intake import Scope
from qunqiao.registry.queries.comparison.matching import Records, match, records_of
from qunqiao.registry.queries.comparison.merged import Merged
from qunqiao.registry.queries.comparison.naming import put_codes, put_parents
from qunqiao.registry.queries.comparison.packing import packed, unpacked
from qunqiao.registry.queries.comparison.people import Identities, compare_numbers
from qunqiao.registry.queries.comparison.resolving import Ground
from qunqiao.registry.queries.comparison.rows import Rows, compare
from qunqiao.registry.queries.comparison.rules import judge_cells, judge_scope
from qunqiao.registry.queries.comparison.slots import Slots
from qunqiao.registry.queries.comparison.tables import TABLES, Table
from qunqiao.registry.queries.comparison.units import judge_units


@dataclass(slots=True)
class Judge:
    """Compares batches with the registry; reads, never writes.

    Tables are judged in the order they depend on each other, so that a row may point to a row of the
    same workbook, wherever that stands in the file, but only to one that was itself accepted. A batch
    whose references all hold already is judged when it comes, and the parser goes on meanwhile. Units,
    and tables of which one record at a time may be open, are judged whole. What waits is kept packed.
    """

    scope: Scope
    mode: str
    ground: Ground = field(init=False)
    waiting: dict[str, list[bytes]] = field(init=False)
    decisions: Mapping[str, str] = field(default_factory=dict)
    merged: Merged = field(default_factory=Merged)
    identities: Identities = field(init=False)

    def __post_init__(self) -> None:
        self.ground = Ground(self.scope)
        self.waiting = {name: [] for name in ORDER}
        self.identities = Identities(self.decisions)

    def take(self, rows: Rows) -> Iterator[Rows]:
        """The rows judged, if they need not wait."""
        put_codes(rows, self.ground)
        if _whole(rows.table) or any(
            self.ground.lacking(rows, name) for name in rows.table.references
        ):
            self.waiting[rows.table.name].append(packed(rows))
        else:
            self._judge(rows)
            yield rows

    def finish(self) -> Iterator[Rows]:
        """The rows that waited, now that the file has been read, each table after those it points to."""
        for name, several in self.waiting.items():
            table = TABLES[name]
            batches = (unpacked(one, table, self.mode) for one in several)
            if _whole(table):
                yield from self._judge_whole(table, list(batches))
            else:
                for rows in batches:
                    put_codes(rows, self.ground)
                    self._judge(rows)
                    yield rows

    def _judge(self, rows: Rows) -> None:
        """``rows`` have codes where they point by name, as far as is known."""
        self._match(rows)
        judge_scope(rows, self.ground)
        self.ground.note(rows)

    def _judge_whole(self, table: Table, several: list[Rows]) -> list[Rows]:
        if table.name == "units":
            put_parents(several, self.ground)
            for rows in several:
                self._match(rows)
            judge_units(several, self.ground)
            return several
        slots = Slots(table)
        for rows in several:
            put_codes(rows, self.ground)
            slots.learn(self._match(rows))
            judge_scope(rows, self.ground)
        slots.judge(several)
        return several

    def _match(self, rows: Rows) -> Records:
        """Find each row's record and what it would change, and judge what needs no more than that."""
        self.merged.lead_on(rows)
        self.identities.find(rows, self.ground)
        if rows.table.name == "units":
            records: Records = self.ground.units
        else:
            records = records_of(rows.table, rows.values[rows.table.batch])
        match(rows, records)
        compare(rows)
        self.identities.doubt_strangers(rows)
        compare_numbers(rows)
        self.merged.refuse_said_twice(rows)
        judge_cells(rows)
        return records


def _whole(table: Table) -> bool:
    return table.name == "units" or bool(table.slot)
