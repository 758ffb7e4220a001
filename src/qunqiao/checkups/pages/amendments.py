"""Changes of the rules: those there were, one with its trial, and the decision about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from qunqiao.checkups import bridge, policy, queries
from qunqiao.checkups.actions.drop_amendment import drop_amendment
from qunqiao.checkups.actions.enforce_amendment import enforce_amendment
from qunqiao.checkups.models import Amendment
from qunqiao.checkups.pages import language, reader_in
from qunqiao.kit import clock, columns
from qunqiao.kit.jinja import said
from qunqiao.kit.listing import Table, answer, choice
from qunqiao.people.pages import person_in
from qunqiao.people.policy import Reach
from qunqiao.people.queries import visible_units

_MOST_UNITS = 12


@dataclass(frozen=True, slots=True)
class Change:
    """How many findings of one rule or unit would be new, cleared, or turn; ``href`` leads to it."""

    label: str
    href: str
    counts: list[int]


@login_required
@require_safe
def amendments(request: HttpRequest) -> HttpResponseBase:
    """Every change of the rules that was drafted, the newest first."""
    reach = reader_in(request)
    titles = _titles()
    table = Table(
        title=_("规则变更"),
        rows=queries.visible_amendments(reach),
        columns=[
            columns.text("what", _("变更"), lambda row: what(row, titles)),
            columns.text("state", _("进度"), lambda row: row.get_state_display(), "state"),
            columns.dated("from_on", _("从何时起"), lambda row: row.from_on, "from_on"),
            columns.text("reason", _("理由"), lambda row: row.reason),
            columns.dated(
                "drafted", _("提出日期"), lambda row: localtime(row.drafted_at).date(), "drafted_at"
            ),
        ],
        filters=[
            choice(
                "state", _("进度"), Amendment.State.choices, lambda rows, v: rows.filter(state=v)
            )
        ],
        order=("-pk",),
        sentence=lambda n: ngettext("共 %(num)d 次变更", "共 %(num)d 次变更", n) % {"num": n},
        empty=_("还没有改过规则：在用的都是平台自带的规则集和它们的参数。"),
        href=lambda row: reverse("checkups:amendment", args=[row.pk]),
        day=clock.today(),
    )
    return answer(request, table, "checkups/amendments.html", may_amend=policy.may_amend(reach))


def what(row: Amendment, titles: Mapping[str, str]) -> str:
    """What the amendment changes, in a few words; ``titles`` are those of rules in use."""
    words = {"rule": titles.get(row.rule, row.rule), "book": row.book}
    if row.kind == Amendment.Kind.PARAMETERS:
        if not row.values:
            return _("“%(rule)s”恢复原来的参数") % words
        told = _("，").join(f"{name} = {value}" for name, value in row.values.items())
        return _("“%(rule)s”的参数改为 %(told)s") % {**words, "told": told}
    if row.kind == Amendment.Kind.ADD:
        return _("加用规则集 %(book)s") % words
    return _("停用规则集 %(book)s") % words


def _titles() -> dict[str, str]:
    return {rule: said(view.title(language())) for rule, view in bridge.shelf().rules.items()}


@login_required
@require_safe
def amendment(request: HttpRequest, amendment_id: int) -> HttpResponse:
    """One change: what, why, what it would change about the last snapshot, and what was decided."""
    reach = reader_in(request)
    shown = queries.the_amendment(reach, amendment_id)
    tongue = "en" if language().startswith("en") else "zh"
    rules = list(_by_rule(shown))
    values = {
        "amendment": shown,
        "what": what(shown, _titles()),
        "trouble": shown.trouble.get(tongue, ""),
        "total": [sum(one.counts[place] for one in rules) for place in range(3)],
        "rules": rules,
        "units": _by_unit(reach, shown),
        "examples": _examples(reach, shown, tongue),
        "may_amend": policy.may_amend(reach),
        "may_decide": shown.state in (Amendment.State.TRIED, Amendment.State.FAILED),
    }
    return render(request, "checkups/amendment.html", values)


def _by_rule(shown: Amendment) -> Iterator[Change]:
    known = bridge.shelf().rules
    for rule, counts in sorted(shown.trial.get("rules", {}).items()):
        view = known.get(rule)
        title = said(view.title(language())) if view else rule
        yield Change(title, reverse("checkups:rule", args=[rule]) if view else "", counts)


def _by_unit(reach: Reach, shown: Amendment) -> list[Change]:
    """The units one may see where most would change; the rest is in the examples and the next check-up."""
    counted = {int(pk): counts for pk, counts in shown.trial.get("units", {}).items()}
    units = visible_units(reach).filter(pk__in=counted)
    most = sorted(units, key=lambda unit: (-sum(counted[unit.pk]), unit.path))[:_MOST_UNITS]
    return [
        Change(unit.name, reverse("registry:unit", args=[unit.pk]), counted[unit.pk])
        for unit in most
    ]


def _examples(reach: Reach, shown: Amendment, tongue: str) -> list[dict[str, Any]]:
    told = shown.trial.get("examples", [])
    seen = visible_units(reach).filter(pk__in={one["unit"] for one in told})
    visible = set(seen.values_list("pk", flat=True))
    words = {"new": _("新发现"), "cleared": _("不再成立"), "turned": _("结果改变")}
    return [
        {**one, "says": said(one[tongue]), "word": words[one["change"]]}
        for one in told
        if one["unit"] in visible
    ]


@login_required
@require_POST
def enforce(request: HttpRequest, amendment_id: int) -> HttpResponse:
    """Put the change in force."""
    found = queries.the_amendment(reader_in(request), amendment_id)
    enforce_amendment(actor=person_in(request), amendment=found, on=clock.today())
    messages.success(request, _("已生效，从生效日期起的体检按它办。要改回来，请再提一次变更。"))
    return redirect("checkups:amendment", found.pk)


@login_required
@require_POST
def drop(request: HttpRequest, amendment_id: int) -> HttpResponse:
    """Give the change up."""
    found = queries.the_amendment(reader_in(request), amendment_id)
    drop_amendment(actor=person_in(request), amendment=found)
    messages.success(request, _("已放弃，规则没有任何改动。"))
    return redirect("checkups:amendments")
