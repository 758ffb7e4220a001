"""One document: its text with every figure a link, its words changed, issued, thrown away, withdrawn."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qunqiao.circulars import policy
from qunqiao.circulars.actions.draft_circular import draft_circular
from qunqiao.circulars.actions.drop_circular import drop_circular
from qunqiao.circulars.actions.edit_circular import Wording, edit_circular
from qunqiao.circulars.actions.issue_circular import issue_circular
from qunqiao.circulars.bridge.papers import DOCX, departures, docx
from qunqiao.circulars.errors import IssuedAlready
from qunqiao.circulars.forms.wording import IssueForm, WordingForm
from qunqiao.circulars.models import Circular
from qunqiao.circulars.pages import reader_in
from qunqiao.circulars.pages.circulars import state_of
from qunqiao.circulars.pages.showing import paper_of
from qunqiao.circulars.queries.circulars import (
    changed_since,
    content_of,
    next_number,
    series_of,
    the_circular,
    withdrawn_by,
)
from qunqiao.circulars.queries.compose import quarter_began
from qunqiao.circulars.queries.composing import Asked, address_of
from qunqiao.kit import clock
from qunqiao.kit.errors import Invalid, require
from qunqiao.people.pages import person_in
from qunqiao.people.policy import Reach


@login_required
@require_safe
def circular(request: HttpRequest, circular_id: int) -> HttpResponse:
    """The document."""
    reach = reader_in(request)
    found = the_circular(reach, circular_id)
    values = {
        "circular": found,
        "paper": paper_of(found, reach),
        "mark": state_of(found),
        "withdrawn_by": withdrawn_by(found),
        "can": {
            "change": policy.may_change(reach, found),
            "withdraw": policy.may_withdraw(reach, found),
        },
    }
    return render(request, "circulars/circular.html", values)


@login_required
@require_safe
def circular_file(request: HttpRequest, circular_id: int) -> HttpResponse:
    """The .docx: the bytes as issued, or of a draft as it stands."""
    found = the_circular(reader_in(request), circular_id)
    if found.is_draft:
        content = docx(found, on=clock.today(), address=lambda one: _whole(request, one))
    else:
        content = content_of(found)
    name = f"{found.number or _('草稿')} {found.title}.docx"
    response = HttpResponse(content, content_type=DOCX)
    # Django writes names that are not ASCII as RFC 5987 wants them.
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"  # noqa: FBT003 - Django's signature
    return response


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def circular_edit(request: HttpRequest, circular_id: int) -> HttpResponse:
    """Change the words of a draft; its figures stay what the records gave."""
    found = _draft(request, circular_id)
    typed = request.POST if request.method == "POST" else None
    form = WordingForm(typed, circular=found)
    if typed is not None and form.is_valid():
        words = {name: form.cleaned_data[name] for name in form.base_fields}
        wording = Wording(**words, blocks=form.blocks())
        edit_circular(actor=person_in(request), circular=found, wording=wording)
        messages.success(request, _("已保存。"))
        return redirect("circulars:circular", found.pk)
    values = {"circular": found, "form": form}
    return render(request, "circulars/edit.html", values, status=422 if typed is not None else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def circular_issue(request: HttpRequest, circular_id: int) -> HttpResponse:
    """Show what will be frozen, and freeze it."""
    found = _draft(request, circular_id)
    series = series_of(found.unit, found.form)
    typed = request.POST if request.method == "POST" else None
    form = IssueForm(typed, series=series)
    if typed is not None and form.is_valid():
        try:
            made = issue_circular(
                actor=person_in(request),
                circular=found,
                code=form.cleaned_data.get("code", ""),
                base=request.build_absolute_uri("/"),
                on=clock.today(),
            )
        except Invalid as refusal:
            form.add_error("code" if "code" in form.fields else None, str(refusal))
        else:
            messages.success(request, _("已印发，文号 %(number)s。") % {"number": made.number})
            return redirect("circulars:circular", made.pk)
    values = {
        "circular": found,
        "form": form,
        "number": next_number(series, clock.today().year),
        "departures": departures(found, on=clock.today()),
        "changed": changed_since(found),
        "paper": paper_of(found, reader_in(request)),
    }
    return render(request, "circulars/issue.html", values, status=422 if typed is not None else 200)


@login_required
@require_POST
def circular_drop(request: HttpRequest, circular_id: int) -> HttpResponse:
    """Throw a draft away."""
    found = _found(request, circular_id)
    drop_circular(actor=person_in(request), circular=found)
    messages.success(request, _("草稿已删除。"))
    return redirect("circulars:circulars")


@login_required
@require_POST
def circular_withdraw(request: HttpRequest, circular_id: int) -> HttpResponse:
    """Draft the document that withdraws this one."""
    found = _found(request, circular_id)
    require(policy.may_issue(reader_in(request), found.unit))
    today = clock.today()
    asked = Asked(
        Circular.Topic.WITHDRAWAL, found.unit, quarter_began(today), today, withdraws=found
    )
    made = draft_circular(actor=person_in(request), asked=asked, on=today)
    messages.success(request, _("撤销通知已起草，印发后原公文即撤销。"))
    return redirect("circulars:circular", made.pk)


def _found(request: HttpRequest, circular_id: int) -> Circular:
    return the_circular(reader_in(request), circular_id)


def _draft(request: HttpRequest, circular_id: int) -> Circular:
    """A draft one may work on."""
    reach: Reach = reader_in(request)
    found = the_circular(reach, circular_id)
    require(policy.may_issue(reach, found.unit))
    if not found.is_draft:
        raise IssuedAlready
    return found


def _whole(request: HttpRequest, figure: Mapping[str, Any]) -> str:
    address = address_of(figure, line=True)
    return request.build_absolute_uri(address) if address else ""
