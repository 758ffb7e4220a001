"""How the headings of a workbook were taken, and correcting that."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from qunqiao.kit.errors import require
from qunqiao.kit.jinja import said
from qunqiao.kit.jobs import enqueue
from qunqiao.people.pages import person_in, reach_in, typed_in
from qunqiao.registry import bridge
from qunqiao.registry.actions.correct_headings import correct_headings
from qunqiao.registry.actions.forget_headings import forget_headings
from qunqiao.registry.errors import HeadingsSettled
from qunqiao.registry.forms.headings import HeadingsForm
from qunqiao.registry.models import Intake
from qunqiao.registry.policy.intake import may_apply_intake, may_send_intake
from qunqiao.registry.queries.headings import by_memory
from qunqiao.registry.queries.intakes import the_intake


@login_required
@require_http_methods(["GET", "POST"])
def intake_headings(request: HttpRequest, intake_id: int) -> HttpResponse:
    """A question for each heading of each table; what was said has the file read again."""
    reach, person = reach_in(request), person_in(request)
    found = the_intake(reach, intake_id)
    require(may_apply_intake(reach, found))
    if found.state != Intake.State.READY:
        raise HeadingsSettled
    forms = [
        HeadingsForm(typed_in(request), sheet=sheet, prefix=f"t{place}")
        for place, sheet in enumerate(found.sheets)
    ]
    # Every form is asked, so that all that is wrong shows at once.
    sound = [form.is_valid() for form in forms]
    if request.method == "POST" and all(sound):
        told = [one for one in (form.said() for form in forms) if one is not None]
        if told:
            correct_headings(actor=person, intake=found, said=told)
            enqueue("registry.read_intake", intake_id=found.pk)
        else:
            messages.info(request, _("表头没有改动。"))
        return redirect("registry:intake", found.pk)
    values = {
        "intake": found,
        "tables": [
            (form, _lacking(sheet)) for form, sheet in zip(forms, found.sheets, strict=True)
        ],
        "remembered": _remembered(found),
        "wrong": any(form.errors for form in forms),
    }
    status = 422 if values["wrong"] else 200
    return render(request, "registry/intake_headings.html", values, status=status)


@login_required
@require_POST
def headings_forget(request: HttpRequest) -> HttpResponse:
    """Let the next workbooks be read as if nothing had been said."""
    require(may_send_intake(reach_in(request)))
    forget_headings(actor=person_in(request))
    messages.success(request, _("以前更正过的表头已忘掉，下次上传按表头本来的意思读。"))
    return redirect("registry:intakes")


def _lacking(sheet: dict[str, list[str]]) -> str:
    """The columns without which the table cannot be read, in words."""
    spoken, table = bridge.language(), str(sheet["table"])
    names = [said(bridge.field_title(table, field, spoken)) for field in sheet["lacking"]]
    return _("、").join(names)


def _remembered(intake: Intake) -> list[str]:
    """The headings of this file that were read as the sender once said."""
    headings = [(sheet["table"], text) for sheet in intake.sheets for text in sheet["headings"]]
    known = by_memory(intake.sent_by, headings)
    return list(dict.fromkeys(text for table, text in headings if (table, text) in known))
