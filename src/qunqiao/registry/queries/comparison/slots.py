"""One open record at a time: a post has one holder, a person one membership of an organisation."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from qunqiao.registry.bridge import Value
from qunqiao.registry.queries.comparison.ground import Ground, both
from qunqiao.registry.queries.comparison.judged import Judged
from qunqiao.registry.queries.comparison.tables import Table

STILL_OPEN = {
    "appointments": _("这个职务在名册里还有人在任，前任没有免职日期"),
    "memberships": _("此人在这个组织的会籍还在，名册里没有退出日期"),
}
ALSO_OPEN = {
    "appointments": _("第 %(number)d 行写着另有人在任，一个职务同时只能有一人"),
    "memberships": _("第 %(number)d 行已有此人在这个组织的会籍，没有退出日期"),
}


def judge_slots(table: Table, rows: Iterable[Judged], ground: Ground) -> None:
    """Refuse a row that would open a second record beside one that stays open.

    What the workbook itself closes makes room, wherever it stands in the file; of two rows that both
    open a record, the first is taken.
    """
    sound = [judged for judged in rows if not judged.refused]
    closed = {judged.key for judged in sound if judged.row.values[table.until] is not None}
    on_record = {
        tuple(known.values[name] for name in table.slot)
        for key, known in ground.records[table.name].items()
        if known.values[table.until] is None and key not in closed
    }
    opened: dict[tuple[Value, ...], int] = {}
    for judged in sound:
        if judged.known is not None or judged.row.values[table.until] is not None:
            continue
        slot = tuple(judged.row.values[name] for name in table.slot)
        if slot in on_record:
            judged.refuse(table.slot[0], "conflict", reason=both(STILL_OPEN[table.name]))
        elif slot in opened:
            words = both(ALSO_OPEN[table.name], number=opened[slot])
            judged.refuse(table.slot[0], "conflict", reason=words)
        else:
            opened[slot] = judged.row.number
