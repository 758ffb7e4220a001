"""The desk: complaints in one's range, and one of them with its answer."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from qunqiao.kit import clock
from qunqiao.kit.errors import Conflict, require
from qunqiao.people.pages import person_in, reach_in
from qunqiao.voice import policy
from qunqiao.voice.actions.answer_complaint import answer_complaint
from qunqiao.voice.actions.hand_complaint import hand_complaint
from qunqiao.voice.actions.take_complaint import take_complaint
from qunqiao.voice.forms import AnswerForm, HandForm
from qunqiao.voice.models import Complaint
from qunqiao.voice.queries import open_complaints, the_complaint, visible_complaints

_A_PAGE = 30


@login_required
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """The open ones, oldest first; ``?all=1`` shows the answered ones too."""
    reach = reach_in(request)
    require(policy.may_use_desk(reach))
    everything = bool(request.GET.get("all"))
    found = visible_complaints(reach) if everything else open_complaints(reach)
    page = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    return render(request, "voice/desk.html", {"complaints": page, "everything": everything})


@login_required
@require_safe
def case(request: HttpRequest, complaint_id: int) -> HttpResponse:
    """One complaint with what can be done about it."""
    return _case(request, _found(request, complaint_id))


@login_required
@require_POST
def take(request: HttpRequest, complaint_id: int) -> HttpResponse:
    """Say that somebody is at it."""
    take_complaint(actor=person_in(request), complaint=_found(request, complaint_id))
    messages.success(request, _("已标为处理中，对方凭回执码能看到。"))
    return redirect("voice:case", complaint_id)


@login_required
@require_POST
def answer(request: HttpRequest, complaint_id: int) -> HttpResponse:
    """Give the answer."""
    complaint = _found(request, complaint_id)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _case(request, complaint, answering=form)
    words = form.cleaned_data["answer"]
    try:
        answer_complaint(
            actor=person_in(request), complaint=complaint, answer=words, on=clock.today()
        )
    except Conflict as refusal:
        # The words stay on the form: somebody else's answer came in between.
        form.add_error(None, str(refusal))
        return _case(request, complaint, answering=form)
    messages.success(request, _("已答复，对方凭回执码能看到。"))
    return redirect("voice:desk")


@login_required
@require_POST
def hand(request: HttpRequest, complaint_id: int) -> HttpResponse:
    """Hand it to a unit."""
    complaint = _found(request, complaint_id)
    require(policy.may_hand(reach_in(request)))
    form = HandForm(request.POST, reach=reach_in(request))
    if not form.is_valid():
        return _case(request, complaint, handing=form)
    unit = form.cleaned_data["unit"]
    hand_complaint(actor=person_in(request), complaint=complaint, unit=unit)
    messages.success(request, _("已交给%(unit)s。") % {"unit": unit.name})
    return redirect("voice:case", complaint_id)


def _found(request: HttpRequest, complaint_id: int) -> Complaint:
    reach = reach_in(request)
    require(policy.may_use_desk(reach))
    return the_complaint(reach, complaint_id)


def _case(
    request: HttpRequest,
    complaint: Complaint,
    *,
    answering: AnswerForm | None = None,
    handing: HandForm | None = None,
) -> HttpResponse:
    reach = reach_in(request)
    values = {
        "complaint": complaint,
        "may_hand": policy.may_hand(reach) and complaint.open,
        "answering": answering or AnswerForm(),
        "handing": handing or HandForm(reach=reach),
    }
    status = 422 if answering or handing else 200
    return render(request, "voice/case.html", values, status=status)
