"""Taking back an order of rectification that was sent by mistake."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from qunqiao.checkups import bridge
from qunqiao.checkups.models import Finding
from qunqiao.checkups.pages import language
from qunqiao.kit import clock
from qunqiao.kit.addresses import number_in
from qunqiao.kit.errors import Conflict, require
from qunqiao.people.pages import person_in
from qunqiao.supervision.actions.withdraw_rectification import Withdrawal, withdraw_rectification
from qunqiao.supervision.errors import NothingToWithdraw
from qunqiao.supervision.forms.rectifying import WithdrawalForm
from qunqiao.supervision.models import Task
from qunqiao.supervision.pages import reader_in
from qunqiao.supervision.policy.closing import may_withdraw
from qunqiao.supervision.queries.closing import doers_of, leading_units
from qunqiao.supervision.queries.rectifying import tasks_of_letter, the_rectification_letter


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rectification_withdraw(request: HttpRequest, rectification_id: int) -> HttpResponse:
    """Which tasks of the letter, and why; the address may choose one of them."""
    reach = reader_in(request)
    letter = the_rectification_letter(reach, rectification_id)
    tasks = list(tasks_of_letter(letter))
    require(may_withdraw(reach, letter, leading_units(*tasks), doers_of(*tasks)))
    standing = [one for one in tasks if one.state == Task.State.SENT]
    require(bool(standing), NothingToWithdraw())
    typed = request.POST if request.method == "POST" else None
    form = WithdrawalForm(typed, tasks=standing, chosen=number_in(request.GET, "task"))
    if typed is not None and form.is_valid():
        withdrawal = Withdrawal(form.task_ids, form.cleaned_data["reason"])
        try:
            gone = withdraw_rectification(
                actor=person_in(request), letter=letter, withdrawal=withdrawal, on=clock.today()
            )
        except Conflict as refusal:
            form.add_error(None, str(refusal))
        else:
            said = ngettext(
                "已撤回 %(n)d 项整改任务，单位能看到理由。",
                "已撤回 %(n)d 项整改任务，单位能看到理由。",
                len(gone),
            )
            messages.success(request, said % {"n": len(gone)})
            return redirect("supervision:rectification_letter", letter.pk)
    values = {
        "letter": letter,
        "form": form,
        "only": standing[0] if len(standing) == 1 else None,
        "faults": [_fault(one.finding, letter.unit.region) for one in standing if one.finding],
    }
    status = 200 if typed is None else 422
    return render(request, "supervision/rectification_withdraw.html", values, status=status)


def _fault(finding: Finding, region: str | None) -> dict[str, object]:
    """What a task of the letter is about: the fault in a sentence, and the text it rests on."""
    return {
        "finding": finding,
        "says": finding.says(language()),
        "basis": bridge.rested_on(finding.basis, region),
    }
