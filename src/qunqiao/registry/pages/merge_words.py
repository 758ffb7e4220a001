"""What the pages say of records that are one person: why, what they hold, what becomes of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qunqiao.kit.jinja import day as written
from qunqiao.people.models import Account, Person, PrivateDetail, Seat
from qunqiao.registry.models import Appointment, Duplicate, Membership, Merge
from qunqiao.registry.queries.merging import KINDS, Plan, Span, changes_in, ties_of


@dataclass(frozen=True, slots=True)
class Block:
    """A heading and lines under it; ``empty`` is said where there are none."""

    title: str
    lines: list[str]
    empty: str


def reasons_of(duplicate: Duplicate) -> str:
    """Why the two may be one person."""
    words = dict(Duplicate.Reason.choices)
    return _("、").join(str(words[reason]) for reason in duplicate.reasons)


def named(person: Person) -> str:
    """A person with their number and unit, so that two of one name are told apart."""
    words = {
        "name": person.name,
        "number": person.staff_number,
        "unit": person.unit.name if person.unit else "",
    }
    return _("%(name)s（%(number)s，%(unit)s）") % words


def held(person: Person, account: Account | None) -> list[Block]:
    """What hangs on one record now; three queries."""
    blocks = [
        Block(title(kind.model), [tie(row, kind.began(row), kind.ended(row)) for row in rows], "")
        for kind, rows in ties_of(person)
    ]
    name = [account.username] if account else []
    return [*blocks, Block(_("登录账号"), name, "")]


def afterwards(plan: Plan) -> list[Block]:
    """What the kept record holds once the merge is done."""
    blocks = [
        Block(title(kind.model), [_span(span) for span in plan.spans[kind.model]], "")
        for kind in KINDS
    ]
    kinds = dict(PrivateDetail.Kind.choices)
    notes = [_("%(kind)s换成另一条的") % {"kind": kinds[kind]} for kind in plan.exchanged]
    if plan.moves is not None:
        notes.append(_("账号“%(name)s”归留下的这一条") % {"name": plan.moves.username})
    if plan.closes is not None:
        notes.append(
            _("两条都有账号：“%(name)s”停用，留下的那条的账号照常使用")
            % {"name": plan.closes.username}
        )
    return [*blocks, Block(_("号码和账号"), notes, "")] if notes else blocks


def moved_lines(merge: Merge) -> list[str]:
    """How many rows of each kind the merge touched."""
    titles = {
        "registry.membership": _("会籍"),
        "registry.appointment": _("任职"),
        "people.seat": _("职责"),
        "registry.transfer": _("会籍转接"),
        "people.account": _("登录账号"),
        "people.person": _("人员资料"),
    }
    counts: dict[str, int] = {}
    for change in changes_in(merge):
        counts[change.table] = counts.get(change.table, 0) + 1
    return [
        ngettext("%(what)s %(num)d 条", "%(what)s %(num)d 条", number)
        % {"what": titles[table], "num": number}
        for table, number in counts.items()
    ]


def title(model: type[Model]) -> str:
    """What ties of a kind are called."""
    return {Membership: _("会籍"), Appointment: _("任职"), Seat: _("职责")}[model]


def tie(row: Any, begin: date, end: date | None) -> str:
    """One tie with its days."""
    days = {"place": _place(row), "begin": written(begin), "end": written(end)}
    if end is None:
        return _("%(place)s，%(begin)s 起") % days
    return _("%(place)s，%(begin)s 至 %(end)s") % days


def _place(row: Any) -> str:
    if isinstance(row, Membership):
        return str(row.organisation.name)
    if isinstance(row, Appointment):
        words = {
            "organisation": row.post.organisation.name,
            "title": row.post.get_title_display(),
        }
        return _("%(organisation)s%(title)s") % words
    return _("%(unit)s%(role)s") % {"unit": row.unit.name, "role": row.get_role_display()}


def _span(span: Span) -> str:
    said = tie(span.row, span.begin, span.end)
    if not span.absorbed:
        return said
    return _("%(tie)s（重叠的 %(num)d 段并成一段）") % {"tie": said, "num": 1 + len(span.absorbed)}


def several_memberships(spans: Iterable[Span]) -> bool:
    """Whether the kept record would be in two organisations of one kind at once."""
    kinds = [span.row.organisation.kind for span in spans if span.end is None]
    return len(kinds) != len(set(kinds))
