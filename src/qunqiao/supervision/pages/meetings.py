"""Meetings: the list, calling one, and one with all that came of it."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from qunqiao.kit import clock, columns
from qunqiao.kit.errors import require
from qunqiao.kit.listing import Table, answer, choice
from qunqiao.people.pages import person_in
from qunqiao.supervision import policy
from qunqiao.supervision.actions.hold_meeting import Called, hold_meeting
from qunqiao.supervision.actions.take_directives import take_directives
from qunqiao.supervision.forms.meetings import MeetingForm, presence_typed
from qunqiao.supervision.models import Document, Meeting
from qunqiao.supervision.pages import caller_in, reader_in
from qunqiao.supervision.queries.documents import items_of, the_document
from qunqiao.supervision.queries.meetings import visible_meetings
from qunqiao.supervision.queries.prefilled import Told, meeting_told


@login_required
@require_safe
def meetings(request: HttpRequest) -> HttpResponseBase:
    """The meetings one may see, the latest first."""
    reach = reader_in(request)
    table = Table(
        title=_("督导会议"),
        rows=visible_meetings(reach),
        columns=[
            columns.text("title", _("会议名称"), lambda row: row.title, "title"),
            columns.dated("held_on", _("召开日期"), lambda row: row.held_on, "held_on"),
            columns.text("kind", _("会议类型"), lambda row: row.get_kind_display(), "kind"),
            columns.text("unit", _("召集单位"), lambda row: row.unit.name, "unit__path"),
            columns.counted("directives", _("督办要求"), lambda row: row.directive_count),
            columns.counted("told", _("应传达单位"), lambda row: row.told_count),
            columns.counted("passed", _("已传达"), lambda row: row.passed_count),
        ],
        filters=[
            choice(
                "kind",
                _("会议类型"),
                Meeting.Kind.choices,
                lambda rows, value: rows.filter(kind=value),
            )
        ],
        order=("-held_on",),
        sentence=lambda n: ngettext("共 %(n)d 次会议", "共 %(n)d 次会议", n) % {"n": n},
        empty=_("还没有会议。可以新建，也可以从收录的会议报道生成。"),
        href=lambda row: reverse("supervision:meeting", args=[row.pk]),
        day=clock.today(),
    )
    return answer(request, table, "supervision/meetings.html", can={"add": policy.may_call(reach)})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def meeting_new(request: HttpRequest) -> HttpResponse:
    """Call a meeting."""
    reach = caller_in(request)
    typed = request.POST if request.method == "POST" else None
    form = MeetingForm(typed, reach=reach, initial={"held_on": clock.today() + timedelta(days=7)})
    if typed is None or not form.is_valid():
        return _form(request, form, None)
    meeting = _held(request, form, None, None)
    messages.success(request, _("会议已建好。"))
    return redirect("supervision:meeting", meeting.pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def document_take(request: HttpRequest, document_id: int) -> HttpResponse:
    """Make the meeting a report tells of, prefilled, and directives of its accepted demands."""
    reach = reader_in(request)
    document = the_document(reach, document_id)
    require(policy.may_supervise(reach, document.unit))
    if document.meeting is not None and request.method == "POST":
        return _taken(request, document)
    told = meeting_told(document, items_of(document))
    typed = request.POST if request.method == "POST" else None
    initial = {
        "kind": told.kind,
        "title": told.title,
        "held_on": told.held_on or clock.today(),
        "place": told.place,
        "host": told.host,
        "presence": presence_typed(told.presence),
        "unit": document.unit_id,
    }
    form = MeetingForm(typed, reach=reach, initial=initial)
    if document.meeting is not None or typed is None or not form.is_valid():
        return _form(request, form, document)
    _held(request, form, document, told)
    return _taken(request, the_document(reach, document_id))


def _held(
    request: HttpRequest, form: MeetingForm, document: Document | None, told: Told | None
) -> Meeting:
    typed = dict(form.cleaned_data)
    unit = typed.pop("unit")
    called = Called(**typed, speeches=told.speeches if told else ())
    return hold_meeting(
        actor=person_in(request), unit=unit, called=called, document=document, on=clock.today()
    )


def _taken(request: HttpRequest, document: Document) -> HttpResponse:
    made = take_directives(actor=person_in(request), document=document, on=clock.today())
    said = ngettext("%(n)d 条要求已转为督办。", "%(n)d 条要求已转为督办。", len(made))
    messages.success(request, said % {"n": len(made)})
    return redirect("supervision:meeting", document.meeting_id)


def _form(request: HttpRequest, form: MeetingForm, document: Document | None) -> HttpResponse:
    values = {"form": form, "document": document}
    status = 422 if form.is_bound else 200
    return render(request, "supervision/meeting_new.html", values, status=status)
