"""One pair: both records side by side, which stays, which values count, and what will move."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from qunqiao.kit import clock
from qunqiao.kit.errors import Refusal, require
from qunqiao.people.models import Account
from qunqiao.people.pages import person_in, reach_in, typed_in
from qunqiao.people.queries import accounts_of, reach_of
from qunqiao.registry.actions.merge_people import merge_people
from qunqiao.registry.actions.reject_duplicate import reject_duplicate
from qunqiao.registry.forms.merging import SIDES, MergeForm
from qunqiao.registry.models import Duplicate, Membership
from qunqiao.registry.pages.asking import asked
from qunqiao.registry.pages.merge_words import afterwards, held, reasons_of, several_memberships
from qunqiao.registry.policy.merging import may_judge_duplicates, may_merge
from qunqiao.registry.queries.duplicates import latest_merge, the_duplicate
from qunqiao.registry.queries.merging import differences, plan_merge
from qunqiao.registry.queries.merging.values import Difference


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def duplicate(request: HttpRequest, duplicate_id: int) -> HttpResponse:
    """Both records; then, what was chosen and what will move; then it is done."""
    pair = _pair(request, duplicate_id)
    merge = latest_merge(pair)
    if merge is not None:
        return redirect("registry:merge", merge.pk)
    told = differences(pair.one, pair.other)
    accounts = {account.person_id: account for account in accounts_of([pair.one, pair.other])}
    form = MergeForm(
        None if "again" in request.POST else typed_in(request),
        initial=_again(request) or _likely(pair, told, accounts),
        duplicate=pair,
        told=told,
    )
    values = _values(request, pair, told, accounts) | {"form": form}
    if form.is_valid() and values["may_merge"]:
        try:
            return _check_or_merge(request, pair, form, values)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    elif request.method == "POST":
        require(values["may_merge"])
    status = 422 if form.errors else 200
    return render(request, "registry/duplicate.html", values, status=status)


@login_required
@require_POST
def duplicate_reject(request: HttpRequest, duplicate_id: int) -> HttpResponse:
    """They are two people."""
    pair = _pair(request, duplicate_id)
    reject_duplicate(actor=person_in(request), duplicate=pair, on=clock.today())
    messages.success(request, _("已记下是两个人，以后不再提示这一对。"))
    return redirect("registry:duplicates")


def _pair(request: HttpRequest, duplicate_id: int) -> Duplicate:
    about = asked(request)
    require(may_judge_duplicates(about.reach))
    return the_duplicate(about.reach, duplicate_id)


def _check_or_merge(
    request: HttpRequest, pair: Duplicate, form: MergeForm, values: dict[str, Any]
) -> HttpResponse:
    kept, choices = form.kept_and_choices()
    if "confirmed" in request.POST:
        merge = merge_people(
            actor=person_in(request), duplicate=pair, kept=kept, choices=choices, on=clock.today()
        )
        messages.success(request, _("已合并。发现合错了，可以在这一页撤销。"))
        return redirect("registry:merge", merge.pk)
    gone = pair.other if kept == pair.one else pair.one
    plan = plan_merge(kept, gone, choices)
    values |= {
        "kept": kept,
        "gone": gone,
        "afterwards": afterwards(plan),
        "twice": several_memberships(plan.spans[Membership]),
        "sent": {name: form[name].value() for name in form.fields},
        "chosen": [
            (bound.label, dict(bound.field.choices)[bound.value()])  # type: ignore[attr-defined]  # all are ChoiceFields
            for bound in form
            if bound.name != "kept"
        ],
    }
    return render(request, "registry/duplicate_check.html", values)


def _values(
    request: HttpRequest, pair: Duplicate, told: list[Difference], accounts: dict[int, Account]
) -> dict[str, Any]:
    duties = (*reach_of(pair.one).duties, *reach_of(pair.other).duties)
    people = [pair.one, pair.other]
    return {
        "pair": pair,
        "told": told,
        "why": reasons_of(pair),
        "sides": list(zip(SIDES, people, strict=True)),
        "held": list(
            zip(*(held(person, accounts.get(person.pk)) for person in people), strict=True)
        ),
        "may_merge": may_merge(reach_in(request), pair.one, pair.other, duties),
    }


def _again(request: HttpRequest) -> dict[str, str]:
    return request.POST.dict() if "again" in request.POST else {}


def _likely(
    pair: Duplicate, told: list[Difference], accounts: dict[int, Account]
) -> dict[str, str]:
    """What is filled in first: the record with an account, else the older; of two values, the known."""
    only_other = pair.other_id in accounts and pair.one_id not in accounts
    kept = "other" if only_other else "one"
    rest = "one" if only_other else "other"
    chosen = {d.field: kept if getattr(d, kept) not in (None, "") else rest for d in told}
    # The day of leaving is the exception: who works here on one record has not left.
    chosen |= {d.field: _not_left(d, kept) for d in told if d.field == "left_on"}
    return {"kept": kept, **chosen}


def _not_left(difference: Difference, kept: str) -> str:
    empty = [side for side in SIDES if getattr(difference, side) is None]
    return empty[0] if len(empty) == 1 else kept
