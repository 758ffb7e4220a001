"""Self-inspections: the list, sending one, and one as a table of units and problems."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe
from markupsafe import Markup

from qunqiao.burden.policy import MINUTES
from qunqiao.kit import clock, columns
from qunqiao.kit.addresses import number_in
from qunqiao.kit.components import state
from qunqiao.kit.errors import Invalid
from qunqiao.kit.listing import Rows, Table, answer, choice
from qunqiao.people.pages import person_in
from qunqiao.people.policy import OVERSEERS
from qunqiao.supervision import policy
from qunqiao.supervision.actions.send_inspection import Questions, send_inspection
from qunqiao.supervision.forms.inspecting import InspectionForm
from qunqiao.supervision.models import Concern, Document, Sheet
from qunqiao.supervision.pages import caller_in, reader_in
from qunqiao.supervision.policy.inspecting import SHEET_DAYS
from qunqiao.supervision.queries.documents import the_document
from qunqiao.supervision.queries.inspecting import (
    Key,
    problems_of,
    sheets_of,
    shown_now,
    the_inspection,
    visible_inspections,
)
from qunqiao.supervision.queries.inspection_words import mark_of

_FORTNIGHT = timedelta(days=SHEET_DAYS)
_SHORT = 10


@login_required
@require_safe
def inspections(request: HttpRequest) -> HttpResponseBase:
    """The inspections one may see, the latest first."""
    reach = reader_in(request)
    table = Table(
        title=_("对号入座"),
        rows=visible_inspections(reach),
        columns=[
            columns.text("title", _("名称"), lambda row: row.title, "title"),
            columns.dated("sent_on", _("下发日期"), lambda row: row.sent_on, "sent_on"),
            columns.dated("due_on", _("填报期限"), lambda row: row.due_on, "due_on"),
            columns.text("branch", _("范围"), lambda row: row.branch.name, "branch__path"),
            columns.counted("sheets", _("单位"), lambda row: row.sheet_count, "sheet_count"),
            columns.counted(
                "answered", _("已填"), lambda row: row.answered_count, "answered_count"
            ),
            columns.text("unit", _("督办单位"), lambda row: row.unit.name, "unit__path"),
        ],
        filters=[],
        order=("-sent_on",),
        sentence=lambda n: ngettext("共 %(n)d 次自查", "共 %(n)d 次自查", n) % {"n": n},
        empty=_("还没有对号入座。把材料点到的问题和四种倾向发给各单位，逐条认领。"),
        href=lambda row: reverse("supervision:inspection", args=[row.pk]),
        day=clock.today(),
    )
    can = {"send": policy.may_call(reach)}
    return answer(request, table, "supervision/inspections.html", can=can)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def inspection_new(request: HttpRequest) -> HttpResponse:
    """Choose problems and units, and send."""
    reach = caller_in(request)
    number = number_in(request.GET, "document")
    document = the_document(reach, number) if number is not None else None
    items = problems_of(document) if document else []
    today = clock.today()
    typed = request.POST if request.method == "POST" else None
    initial = {
        "title": _title(document),
        "items": [str(one.pk) for one in items],
        "due_on": today + _FORTNIGHT,
        "unit": document.unit_id if document else None,
    }
    form = InspectionForm(typed, reach=reach, items=items, on=today, initial=initial)
    if typed is not None and form.is_valid():
        chosen = set(form.cleaned_data.get("items", ()))
        words = {name: form.cleaned_data[name] for name in ("title", "branch", "below", "due_on")}
        asked = Questions(
            **words,
            document=document,
            items=[one for one in items if str(one.pk) in chosen],
            tendencies=form.cleaned_data["tendencies"],
        )
        unit = form.cleaned_data["unit"]
        try:
            made = send_inspection(actor=person_in(request), unit=unit, asked=asked, on=today)
        except Invalid as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("已下发。各单位的表里填好了体检已经查到的情况。"))
            return redirect("supervision:inspection", made.pk)
    values = {
        "form": form,
        "document": document,
        "offered": bool(items),
        "minutes": MINUTES["form"],
    }
    status = 422 if form.errors else 200
    return render(request, "supervision/inspection_new.html", values, status=status)


def _title(document: Document | None) -> str:
    if document is None:
        return _("对照四种倾向自查")
    return (_("对照自查：%(title)s") % {"title": document.title})[:120]


@login_required
@require_safe
def inspection(request: HttpRequest, inspection_id: int) -> HttpResponseBase:
    """Units down, problems across: what each said, beside what data shows; in tree order, no ranking."""
    reach = reader_in(request)
    shown = the_inspection(reach, inspection_id)
    concerns = list(shown.concerns.all())
    rows = sheets_of(shown, reach)
    sheets = list(rows)
    counts = shown_now(sheets, concerns)
    states = (("answered", _("已填")), ("waiting", _("未填")))
    table = Table(
        title=shown.title,
        rows=rows,
        columns=[_unit(), *(_column(one, counts) for one in concerns), _answered()],
        filters=[choice("state", _("填报"), states, _in_state)],
        order=("unit__path",),
        sentence=lambda n: ngettext("共 %(n)d 个单位", "共 %(n)d 个单位", n) % {"n": n},
        empty=_("没有符合条件的单位。"),
        href=lambda row: reverse("supervision:sheet", args=[row.pk]),
        day=clock.today(),
        sheet=_("对号入座"),
    )
    values = {
        "inspection": shown,
        "concerns": concerns,
        "oversees": reach.has(OVERSEERS, shown.unit),
        "contradicted": _contradicted(sheets, counts),
    }
    return answer(request, table, "supervision/inspection.html", **values)


def _in_state(rows: Rows, value: str) -> Rows:
    return rows.filter(answered_on__isnull=value == "waiting")


def _unit() -> columns.Column:
    return columns.text("unit", _("单位"), lambda row: row.unit.name, "unit__path")


def _answered() -> columns.Column:
    return columns.dated("answered_on", _("填报日期"), lambda row: row.answered_on, "answered_on")


def _column(concern: Concern, counts: Mapping[Key, int]) -> columns.Column:
    words = concern.words
    short = words if len(words) <= _SHORT else f"{words[:_SHORT]}…"
    title = f"{concern.number}. {short}"
    # A spreadsheet has room for the whole problem.
    heading = f"{concern.number}. {words}"
    return columns.Column(f"c{concern.number}", title, _cell(concern, counts), heading=heading)


def _cell(concern: Concern, counts: Mapping[Key, int]) -> Callable[[Sheet], Markup]:
    def cell(row: Sheet) -> Markup:
        given = next((one for one in row.answers.all() if one.concern_id == concern.pk), None)
        mark = mark_of(concern, given, counts.get((row.unit_id, concern.pk), 0))
        drawn = state(mark.outcome, text=mark.word)
        return Markup('<span class="q-whole">{}</span>').format(drawn)

    return cell


def _contradicted(sheets: Sequence[Sheet], counts: Mapping[Key, int]) -> int:
    """How many units said "not ours" of what data shows."""
    return sum(
        any(
            not one.ours and counts.get((row.unit_id, one.concern_id), 0)
            for one in row.answers.all()
        )
        for row in sheets
    )
