"""One need, and what can be done about it."""

from dataclasses import dataclass, field

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from qunqiao.kit import clock
from qunqiao.kit.errors import Conflict, require
from qunqiao.needs import policy
from qunqiao.needs.actions.answer_need import answer_need
from qunqiao.needs.actions.issue_receipt import issue_receipt
from qunqiao.needs.actions.pass_need import pass_need
from qunqiao.needs.actions.take_need import take_need
from qunqiao.needs.actions.tell_raiser import tell_raiser
from qunqiao.needs.forms import AnswerForm, PassForm, TellForm
from qunqiao.needs.models import Need
from qunqiao.needs.pages import handler_in
from qunqiao.needs.queries import light_of, the_need, unit_above
from qunqiao.people.pages import person_in
from qunqiao.people.policy import Reach


@dataclass(frozen=True)
class Typed:
    """The forms as they were sent, where one was refused."""

    sent: dict[str, forms.Form] = field(default_factory=dict)
    status: int = 200


@login_required
@require_safe
def need(request: HttpRequest, need_id: int) -> HttpResponse:
    """The need with its story."""
    reach = handler_in(request)
    return _shown(request, reach, the_need(reach, need_id), Typed())


@login_required
@require_POST
def take(request: HttpRequest, need_id: int) -> HttpResponse:
    """Say that somebody is at it."""
    found = _handled(request, need_id)
    take_need(actor=person_in(request), need=found, on=clock.today())
    messages.success(request, _("已接手，反映人能看到“办理中”。"))
    return redirect("needs:need", need_id)


@login_required
@require_POST
def answer(request: HttpRequest, need_id: int) -> HttpResponse:
    """Give the answer."""
    found, form = _handled(request, need_id), AnswerForm(request.POST)
    if not form.is_valid():
        return _refused(request, found, "answering", form, 422)
    words = form.cleaned_data["answer"]
    try:
        done = answer_need(actor=person_in(request), need=found, answer=words, on=clock.today())
    except Conflict as refusal:
        # The words stay on the form: somebody else's answer came in between.
        form.add_error(None, str(refusal))
        return _refused(request, found, "answering", form, 422)
    told = done.state == Need.State.TOLD
    messages.success(request, _("已答复，反映人能看到。") if told else _("已答复，请告知反映人。"))
    return redirect("needs:need", need_id) if not told else redirect("needs:inbox")


@login_required
@require_POST
def pass_on(request: HttpRequest, need_id: int) -> HttpResponse:
    """Give it to another unit, with the reason."""
    found, reach = _handled(request, need_id), handler_in(request)
    form = PassForm(request.POST, reach=reach, need=found, above=unit_above(found))
    if not form.is_valid():
        return _refused(request, found, "passing", form, 422)
    typed = form.cleaned_data
    pass_need(actor=person_in(request), need=found, **typed, on=clock.today())
    messages.success(request, _("已交给%(unit)s。") % {"unit": typed["unit"].name})
    return redirect("needs:inbox")


@login_required
@require_POST
def tell(request: HttpRequest, need_id: int) -> HttpResponse:
    """Note that whoever raised it was told."""
    reach, form = handler_in(request), TellForm(request.POST)
    found = the_need(reach, need_id)
    require(policy.may_tell(reach, found))
    if not form.is_valid():
        return _refused(request, found, "telling", form, 422)
    how = form.cleaned_data["how"]
    tell_raiser(actor=person_in(request), need=found, how=how, on=clock.today())
    messages.success(request, _("已记下告知，这件诉求办结。"))
    return redirect("needs:need", need_id)


@never_cache
@login_required
@require_POST
def hand_receipt(request: HttpRequest, need_id: int) -> HttpResponse:
    """A code for whoever said it on a visit, shown once."""
    found = the_need(handler_in(request), need_id)
    filed = issue_receipt(actor=person_in(request), need=found)
    return render(request, "needs/receipt_handed.html", {"need": found, "code": filed.code})


def _handled(request: HttpRequest, need_id: int) -> Need:
    reach = handler_in(request)
    found = the_need(reach, need_id)
    require(policy.may_handle(reach, found))
    return found


def _refused(
    request: HttpRequest, found: Need, name: str, form: forms.Form, status: int
) -> HttpResponse:
    reach = handler_in(request)
    return _shown(request, reach, the_need(reach, found.pk), Typed({name: form}, status))


def _shown(request: HttpRequest, reach: Reach, found: Need, typed: Typed) -> HttpResponse:
    handles, above = policy.may_handle(reach, found), unit_above(found)
    mine = found.raised_by is not None and found.raised_by == reach.person
    passing = PassForm(reach=reach, need=found, above=above)
    values = {
        "need": found,
        "light": light_of(found, clock.today()),
        "can": {
            "handle": handles and found.waits,
            "tell": policy.may_tell(reach, found) and found.state == Need.State.ANSWERED,
            "receipt": mine and found.waits and not found.receipt,
        },
        "answering": AnswerForm(),
        "passing": passing,
        "telling": TellForm(),
        **typed.sent,
    }
    return render(request, "needs/need.html", values, status=typed.status)
