"""What can be counted: each figure by its name, with its meaning and its records.

The number in a document and the list it leads to come of the same rows, so they cannot differ.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Count, QuerySet
from django.db.models.functions import Substr
from django.utils.translation import gettext_lazy as _

from qunqiao.circulars.queries import findings, leads, standing
from qunqiao.circulars.queries.scope import Scope
from qunqiao.kit.errors import Sentence
from qunqiao.people.models import Unit

Noun = Literal["finding", "term", "lead", "relay", "directive", "unit", "organisation"]
# Where the records of each noun stand in the tree of units.
PATHS: Mapping[Noun, str] = {
    "finding": "unit__path",
    "term": "organisation__unit__path",
    "lead": "unit__path",
    "relay": "unit__path",
    "directive": "unit__path",
    "unit": "path",
    "organisation": "unit__path",
}


@dataclass(frozen=True, slots=True)
class Counted:
    """A kind of figure: what it is called, what is counted, and the records themselves."""

    noun: Noun
    label: Sentence
    means: Sentence
    rows: Callable[[Scope], QuerySet[Any]]


_FINDINGS: Mapping[str, Counted] = {
    "findings.before": Counted(
        "finding", _("期初存在的问题"), _("起始日期之前发现、到起始日期没有销号的问题"), findings.before
    ),
    "findings.found": Counted(
        "finding", _("新发现的问题"), _("起始日期之后的体检第一次发现的问题"), findings.found
    ),
    "findings.returned": Counted(
        "finding", _("销号后重现的问题"), _("销过号、起始日期之后的体检又发现的问题"), findings.returned
    ),
    "findings.cleared": Counted(
        "finding", _("已销号的问题"), _("起始日期之后的体检不再发现的问题"), findings.cleared
    ),
    "findings.standing": Counted(
        "finding", _("仍存在的问题"), _("到截止日期没有销号、也不在豁免期的问题"), findings.standing
    ),
    "findings.waived": Counted(
        "finding", _("在豁免期的问题"), _("到截止日期没有销号、上级同意暂缓整改的问题"), findings.waived
    ),
    "findings.all": Counted(
        "finding", _("期内涉及的问题"), _("期初存在、期内发现或者期内销号的问题"), findings.concerned
    ),
}  # fmt: skip
_WORK: Mapping[str, Counted] = {
    "leads.all": Counted(
        "lead", _("牵头责任"), _("到截止日期已下达任务的牵头责任，一个单位牵头一项算一项"), leads.leads
    ),
    "leads.closed": Counted("lead", _("已销号的牵头责任"), _("任务经核验已经销号"), leads.closed),
    "leads.open": Counted(
        "lead", _("在办的牵头责任"), _("任务没有销号、没有到完成期限"), leads.open_
    ),
    "leads.overdue": Counted(
        "lead", _("逾期的牵头责任"), _("任务没有销号、已过完成期限，经同意的延期算在内"), leads.overdue
    ),
    "leads.planned": Counted(
        "lead", _("已有措施的牵头责任"), _("到截止日期登记了落实措施"), leads.planned
    ),
    "leads.unplanned": Counted(
        "lead", _("没有措施的牵头责任"), _("到截止日期没有登记落实措施"), leads.unplanned
    ),
    "relays.told": Counted("relay", _("应传达的单位"), _("到截止日期已通知传达的单位"), leads.told),
    "relays.passed": Counted(
        "relay", _("已传达的单位"), _("到截止日期登记了传达会议的单位"), leads.passed
    ),
    "relays.waiting": Counted(
        "relay", _("没有传达的单位"), _("到截止日期没有登记传达会议的单位"), leads.waiting
    ),
    "directives.all": Counted("directive", _("会议要求"), _("会议提出的督办要求"), leads.directives),
    "directives.tasked": Counted(
        "directive", _("已分解的会议要求"), _("到截止日期已下达任务的督办要求"), leads.tasked
    ),
}  # fmt: skip
_REGISTRY: Mapping[str, Counted] = {
    "units.all": Counted("unit", _("单位"), _("截止日期当天存在的单位"), standing.units),
    "organisations.all": Counted(
        "organisation", _("群团组织"), _("截止日期当天存在的群团组织"), standing.organisations
    ),
    "terms.running": Counted(
        "term", _("在任的届次"), _("截止日期当天没有结束的届次，不论是否届满"), standing.running
    ),
    "terms.overdue": Counted(
        "term", _("届满未换届的组织"), _("届次到截止日期已经届满，经批准的延期算在内"), standing.overdue
    ),
    "terms.due": Counted(
        "term", _("半年内届满的组织"), _("届次在截止日期之后半年内届满"), standing.due_soon
    ),
    "terms.extended": Counted(
        "term", _("延期中的组织"), _("届次已满、在经批准的延期之内"), standing.extended
    ),
    "terms.renewed": Counted(
        "term", _("期内完成换届的组织"), _("新一届的选举日期在起始日期之后"), standing.renewed
    ),
}  # fmt: skip
FIGURES: Mapping[str, Counted] = {**_FINDINGS, **_WORK, **_REGISTRY}


def count(key: str, scope: Scope) -> int:
    """One figure; one query."""
    return FIGURES[key].rows(scope).order_by().count()


def count_by_branch(key: str, scope: Scope, branches: Iterable[Unit]) -> dict[int, int]:
    """The same for each of these units, all on one level of the tree, with all below it; one query."""
    units = {unit.path: unit.pk for unit in branches}
    if not units:
        return {}
    length = len(next(iter(units)))
    place = Substr(PATHS[FIGURES[key].noun], 1, length)
    rows = FIGURES[key].rows(scope).order_by().annotate(branch=place).values_list("branch")
    found = Counter(dict(rows.annotate(n=Count("pk"))))
    return {pk: found[path] for path, pk in units.items()}


def count_by_theme(key: str, scope: Scope) -> Counter[str]:
    """The same for each theme that has any; findings only; one query."""
    rows = FIGURES[key].rows(scope).order_by().values_list("theme")
    return Counter(dict(rows.annotate(n=Count("pk"))))
