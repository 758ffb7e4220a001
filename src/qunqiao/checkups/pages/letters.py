"""A letter to a committee whose term ends, to be read, printed and taken."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from qunqiao.checkups import bridge, policy, queries
from qunqiao.checkups.actions.take_letter import take_letter
from qunqiao.checkups.pages import language, reader_in
from qunqiao.kit import clock
from qunqiao.people.pages import person_in


@login_required
@require_safe
def letter(request: HttpRequest, letter_id: int) -> HttpResponse:
    """What ends when, by which rules the next committee is elected, and what to prepare."""
    reach = reader_in(request)
    shown = queries.the_letter(reach, letter_id)
    organisation = shown.term.organisation
    rules = [
        view
        for view in bridge.shelf().rules.values()
        if view.rule.next_step == "hold_election"
        and organisation.kind in view.rule.organisation_kinds
        and view.rule.in_force(clock.today())
    ]
    values = {
        "letter": shown,
        "term": shown.term,
        "organisation": organisation,
        "days": (shown.due_on - clock.today()).days,
        "bases": [bridge.told_source(basis) for view in rules[:1] for basis in view.bases],
        "advice": rules[0].advice(language()) if rules else "",
        "may_take": policy.may_take_letter(reach, organisation.unit),
    }
    return render(request, "checkups/letter.html", values)


@login_required
@require_POST
def take(request: HttpRequest, letter_id: int) -> HttpResponse:
    """Note that it has arrived."""
    shown = queries.the_letter(reader_in(request), letter_id)
    take_letter(actor=person_in(request), letter=shown, on=clock.today())
    messages.success(request, _("已记下收到。届满日仍在总览和日历里。"))
    return redirect("checkups:letter", shown.pk)
