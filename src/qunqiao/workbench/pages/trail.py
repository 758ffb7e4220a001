"""The trail: who did what to which record, before and after, for the body concerned."""

from collections.abc import Mapping

from django.apps import apps
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe
from markupsafe import Markup

from qunqiao.kit import clock, jinja
from qunqiao.kit.columns import Column, counted, text
from qunqiao.kit.errors import require
from qunqiao.kit.listing import Table, answer, choice
from qunqiao.people.pages import reach_in
from qunqiao.people.policy import may_use_workbench
from qunqiao.people.queries import names_of, visible_units
from qunqiao.trail.labels import LABELS
from qunqiao.trail.models import Entry
from qunqiao.workbench.pages.changes import Names, changes
from qunqiao.workbench.queries import organisations_in, persons_in, readable_entries

# Where a subject's own page is; kinds without one are named only.
_PAGES = {
    "people.unit": "registry:unit",
    "people.person": "registry:person",
    "registry.organisation": "registry:organisation",
    "registry.intake": "registry:intake",
    "checkups.checkup": "checkups:checkup",
}
# What records without a name of their own are called.
_KINDS: Mapping[str, str | Promise] = {
    "people.account": gettext_lazy("账号"),
    "people.seat": gettext_lazy("职责"),
    "people.unit": gettext_lazy("单位"),
}


@require_safe
@login_required
def trail(request: HttpRequest) -> HttpResponseBase:
    """The entries about the reader's own units, newest first."""
    reach = reach_in(request)
    require(may_use_workbench(reach))
    entries = readable_entries(reach)
    units = dict(visible_units(reach).values_list("pk", "name"))
    names = Names(names_of(persons_in(entries)), units, organisations_in(entries))
    table = Table(
        title=_("留痕"),
        rows=entries,
        columns=_columns(names),
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


def _columns(names: Names) -> list[Column]:
    labels = _labels()
    return [
        counted("number", _("序号"), lambda entry: entry.number, "number"),
        Column(
            "at",
            _("时间"),
            lambda entry: Markup('<span class="q-whole">{}</span>').format(jinja.moment(entry.at)),
        ),
        text("actor", _("谁"), lambda entry: names.people.get(entry.actor, _("（不留名）"))),
        text(
            "action", _("做了什么"), lambda entry: labels.get(entry.action, entry.action), "action"
        ),
        text("subject", _("对象"), lambda entry: _subject(entry, names)),
        text("unit", _("单位"), lambda entry: names.units.get(entry.unit_id, "")),
        Column(
            "change",
            _("前后内容"),
            lambda entry: _change_cell(entry, names),
            plain=lambda entry: _("；").join(changes(entry, names)),
        ),
    ]


def _href(entry: Entry) -> str | None:
    page = _PAGES.get(entry.subject_kind)
    return reverse(page, args=[entry.subject_id]) if page and entry.subject_id.isdigit() else None


def _subject(entry: Entry, names: Names) -> str:
    """What was acted on: by its name where the reader may know it, else by kind and number."""
    if entry.subject_kind == "people.unit" and int(entry.subject_id) in names.units:
        return names.units[int(entry.subject_id)]
    if entry.subject_kind == "people.person":
        return names.people.get(f"person:{entry.subject_id}", entry.subject_id)
    kind = _KINDS.get(entry.subject_kind) or apps.get_model(entry.subject_kind)._meta.verbose_name  # noqa: SLF001 - Django's documented model API
    return f"{kind} {entry.subject_id}"


def _change_cell(entry: Entry, names: Names) -> Markup:
    lines = Markup("").join(Markup("<li>{}</li>").format(line) for line in changes(entry, names))
    return Markup('<ul class="q-lines">{}</ul>').format(lines)
