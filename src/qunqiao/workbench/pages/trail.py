"""The trail: who did what to which record, before and after, for the body concerned."""

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from qunqiao.kit import clock, jinja
from qunqiao.kit.columns import Column, counted, text
from qunqiao.kit.errors import require
from qunqiao.kit.listing import Table, answer, choice
from qunqiao.people.pages import reach_in
from qunqiao.people.policy import may_use_workbench
from qunqiao.people.queries import names_of, visible_units
from qunqiao.trail.labels import LABELS
from qunqiao.trail.models import Entry
from qunqiao.workbench.queries import readable_entries

# Where a subject's own page is; kinds without one are named only.
_PAGES = {
    "people.unit": "registry:unit",
    "people.person": "registry:person",
    "registry.organisation": "registry:organisation",
    "registry.intake": "registry:intake",
    "checkups.checkup": "checkups:checkup",
}


@require_GET
@login_required
def trail(request: HttpRequest) -> HttpResponseBase:
    """The entries about the reader's own units, newest first."""
    reach = reach_in(request)
    require(may_use_workbench(reach))
    entries = readable_entries(reach)
    actors = names_of(entries.order_by().values_list("actor", flat=True).distinct())
    units = dict(visible_units(reach).values_list("pk", "name"))
    table = Table(
        title=_("留痕"),
        rows=entries,
        columns=_columns(actors, units),
        filters=[
            choice(
                "action", _("做了什么"), list(_labels().items()), lambda q, v: q.filter(action=v)
            ),
            choice(
                "unit",
                _("单位"),
                [(str(pk), name) for pk, name in units.items()],
                lambda q, v: q.filter(unit_id=v),
            ),
        ],
        order=["-number"],
        sentence=lambda n: ngettext("%(n)d 条留痕", "%(n)d 条留痕", n) % {"n": n},
        empty=_("还没有留痕。每一次写入都会记在这里。"),
        href=_href,
        day=clock.today(),
    )
    return answer(request, table, "workbench/trail.html")


def _labels() -> dict[str, str]:
    return {name: str(label) for name, label in LABELS.items()}


def _columns(actors: Mapping[str, str], units: Mapping[int, str]) -> list[Column]:
    labels = _labels()
    return [
        counted("number", _("序号"), lambda entry: entry.number, "number"),
        text("at", _("时间"), lambda entry: jinja.moment(entry.at)),
        text("actor", _("谁"), lambda entry: actors.get(entry.actor, _("（不留名）"))),
        text(
            "action", _("做了什么"), lambda entry: labels.get(entry.action, entry.action), "action"
        ),
        text("subject", _("对象"), _subject),
        text("unit", _("单位"), lambda entry: units.get(entry.unit_id, "")),
        text("change", _("前后内容"), _change),
    ]


def _href(entry: Entry) -> str | None:
    page = _PAGES.get(entry.subject_kind)
    return reverse(page, args=[entry.subject_id]) if page and entry.subject_id.isdigit() else None


def _subject(entry: Entry) -> str:
    model = apps.get_model(entry.subject_kind)
    return f"{model._meta.verbose_name} {entry.subject_id}"  # noqa: SLF001 - Django's documented model API


def _change(entry: Entry) -> str:
    content = entry.detail.content
    if content is None:
        return _("内容已依法删除，摘要仍在")
    before, after = content.get("before", {}), content.get("after", {})
    lines = [
        f"{field}: {_shown(before.get(field))} → {_shown(value)}" for field, value in after.items()
    ]
    return "; ".join(lines)


def _shown(value: Any) -> str:
    return "–" if value in (None, "") else str(value)
