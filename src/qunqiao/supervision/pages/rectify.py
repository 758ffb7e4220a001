"""Findings become tasks: one page shows what will be made, and sends it in one step."""

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from qunqiao.burden.models import Charge
from qunqiao.burden.policy import MINUTES
from qunqiao.burden.queries.ledger import in_hours
from qunqiao.checkups.models import Finding
from qunqiao.checkups.pages import language
from qunqiao.checkups.pages.findings import findings_asked
from qunqiao.checkups.queries import all_findings, latest_checkup
from qunqiao.kit import clock
from qunqiao.kit.addresses import number_in
from qunqiao.kit.errors import Conflict, Invalid, NotFound
from qunqiao.kit.jinja import number
from qunqiao.people.models import Unit
from qunqiao.people.pages import person_in
from qunqiao.people.policy import Reach
from qunqiao.supervision.actions.send_rectification import Order, send_rectification
from qunqiao.supervision.forms.rectifying import RectifyForm, chosen_ids
from qunqiao.supervision.pages import caller_in
from qunqiao.supervision.pages.limits import due_story
from qunqiao.supervision.policy.rectifying import MOST_FINDINGS
from qunqiao.supervision.queries.documents import calling_units
from qunqiao.supervision.queries.letter_words import Days, house_words, letter_text
from qunqiao.supervision.queries.rectifying import Sorted, sorted_out


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rectify(request: HttpRequest) -> HttpResponse:
    """What the chosen findings would become; with a post, send it, or show the letters first."""
    reach = caller_in(request)
    today, senders = clock.today(), list(calling_units(reach))
    sender = _sender(request, senders)
    findings = _chosen(request, reach)
    if findings is None:
        return render(request, "supervision/rectify_many.html", {"most": MOST_FINDINGS}, status=422)
    found = sorted_out(findings, sender, today)
    typed = request.POST if request.method == "POST" else None
    form = RectifyForm(
        typed,
        severities=sorted({one.severity for one in found.ready}),
        units=[unit for unit, _those in found.by_unit()],
        words=house_words(latest_checkup()),
        on=today,
    )
    if typed is None or not form.is_valid():
        return _page(request, form, found, senders, sender)
    days = Days(today, form.dues)
    if "preview" in typed:
        return _page(request, form, found, senders, sender, days)
    # As sent: what can no longer be sent since the page was shown is refused, not passed over.
    order = Order(sender, chosen_ids(typed.get("findings", "")) or [], days, form.words)
    try:
        letters = send_rectification(actor=person_in(request), order=order)
    except (Invalid, Conflict) as refusal:
        form.add_error(None, str(refusal))
        return _page(request, form, found, senders, sender)
    total = len(found.ready)
    said = ngettext(
        "已下达 %(n)d 项整改任务，%(units)d 个单位各收到一份通知书。",
        "已下达 %(n)d 项整改任务，%(units)d 个单位各收到一份通知书。",
        total,
    )
    messages.success(request, said % {"n": total, "units": len(letters)})
    return redirect("supervision:rectification_letters")


def _sender(request: HttpRequest, senders: Sequence[Unit]) -> Unit:
    """The body that orders it: the one asked for, else the first of one's own."""
    asked = number_in(request.POST if request.method == "POST" else request.GET, "sender")
    found = next((one for one in senders if asked in (None, one.pk)), None)
    if found is None:
        raise NotFound
    return found


def _chosen(request: HttpRequest, reach: Reach) -> list[Finding] | None:
    """The findings ticked or sent, or else all that the filters show; None where they are too many."""
    posted = request.method == "POST"
    both = f"{request.POST.get('findings', '')},{request.POST.get('left', '')}"
    several = both if posted else ",".join(request.GET.getlist("finding"))
    if posted or several:
        ids = chosen_ids(several)
        return None if ids is None else list(all_findings(reach).filter(pk__in=ids))
    rows = findings_asked(reach, request.GET).select_related("unit")
    found = list(rows[: MOST_FINDINGS + 1])
    return found if len(found) <= MOST_FINDINGS else None


def _page(
    request: HttpRequest,
    form: RectifyForm,
    found: Sorted,
    senders: Sequence[Unit],
    sender: Unit,
    days: Days | None = None,
) -> HttpResponse:
    tongue = language()
    groups = [
        {
            "unit": unit,
            "lines": [(one, one.says(tongue)) for one in those],
            "note": form[f"note_{unit.pk}"],
            "letter": letter_text(form.words, (sender, unit), those, days) if days else "",
        }
        for unit, those in found.by_unit()
    ]
    values = {
        "form": form,
        "general": [form[name] for name in form.fields if not name.startswith("note_")],
        "groups": groups,
        "total": len(found.ready),
        "left": [(one, one.finding.says(tongue)) for one in found.left],
        "ids": ",".join(str(one.pk) for one in found.ready),
        "left_ids": ",".join(str(one.finding.pk) for one in found.left),
        "sender": sender,
        "others": [(one.name, _again(request, one)) for one in senders if one.pk != sender.pk],
        "previewed": days is not None,
        "due_story": due_story(),
        "hours": number(in_hours(MINUTES[Charge.Kind.TASK] * len(found.ready))),
    }
    status = 422 if form.errors else 200
    return render(request, "supervision/rectify.html", values, status=status)


def _again(request: HttpRequest, sender: Unit) -> str:
    """The same page with another sender."""
    query = request.GET.copy()
    query["sender"] = str(sender.pk)
    return f"{reverse('supervision:rectify')}?{query.urlencode()}"
