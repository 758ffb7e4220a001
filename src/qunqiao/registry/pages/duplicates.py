"""Records that may be one person, with why; and the two ways in which one comes onto the list."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qunqiao.kit import clock, jobs, listing
from qunqiao.kit.columns import dated, text
from qunqiao.kit.errors import Refusal, require
from qunqiao.people.pages import person_in, reach_in, typed_in
from qunqiao.registry.actions.propose_duplicate import propose_duplicate
from qunqiao.registry.forms.merging import PairForm
from qunqiao.registry.models import Duplicate
from qunqiao.registry.pages.asking import Asked, asked
from qunqiao.registry.pages.merge_words import named, reasons_of
from qunqiao.registry.policy.merging import may_judge_duplicates
from qunqiao.registry.queries.duplicates import visible_duplicates
from qunqiao.registry.queries.finding import named_like


@login_required
@require_safe
def duplicates(request: HttpRequest) -> HttpResponseBase:
    """Pairs that wait for a judgement; ``?state=`` those that were judged."""
    about = _judging(request)
    return listing.answer(request, _table(about), "registry/duplicates.html", title=_("重复人员"))


@login_required
@require_POST
def duplicates_find(request: HttpRequest) -> HttpResponse:
    """Look through the whole house again, in the background."""
    _judging(request)
    jobs.enqueue("registry.find_duplicates")
    messages.success(request, _("已开始查找，一般几分钟内完成，刷新这一页就能看到结果。"))
    return redirect("registry:duplicates")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def duplicate_by_hand(request: HttpRequest) -> HttpResponse:
    """Two staff numbers that the machine did not connect."""
    _judging(request)
    form = PairForm(typed_in(request), reach=reach_in(request))
    if form.is_valid():
        try:
            pair = propose_duplicate(
                actor=person_in(request),
                one=form.cleaned_data["first"],
                other=form.cleaned_data["second"],
                on=clock.today(),
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("registry:duplicate", pair.pk)
    status = 422 if form.errors else 200
    return render(request, "registry/duplicate_by_hand.html", {"form": form}, status=status)


def _judging(request: HttpRequest) -> Asked:
    about = asked(request)
    require(may_judge_duplicates(about.reach))
    return about


def _table(about: Asked) -> listing.Table:
    state = about.query.get("state", "")
    wanted = state if state in Duplicate.State.values else Duplicate.State.PROPOSED.value
    return listing.Table(
        title=_("重复人员"),
        rows=visible_duplicates(about.reach).filter(state=wanted),
        columns=[
            text("one", _("一条记录"), lambda row: named(row.one), "one__pinyin"),
            text("other", _("另一条记录"), lambda row: named(row.other), "other__pinyin"),
            text("why", _("提示理由"), reasons_of),
            dated("found", _("发现日期"), lambda row: row.found_on, "found_on"),
        ],
        filters=_filters(),
        order=("found_on", "pk"),
        sentence=lambda total: _sentence(wanted, total),
        empty=_("没有这样的记录。系统按身份证号、姓名和出生日期、工号查找，也可以按两个工号提出。"),
        href=lambda row: about.address("registry:duplicate", row.pk),
        day=clock.today(),
    )


def _filters() -> list[listing.Filter]:
    judged = [
        (Duplicate.State.MERGED.value, Duplicate.State.MERGED.label),
        (Duplicate.State.REJECTED.value, Duplicate.State.REJECTED.label),
    ]
    by_name = listing.Filter(
        "text",
        _("姓名、拼音或工号"),
        "text",
        lambda rows, value: rows.filter(named_like(value, "one__") | named_like(value, "other__")),
    )
    waits = str(Duplicate.State.PROPOSED.label)
    # The rows are those of one state already: without a choice, of those that wait.
    by_state = listing.choice("state", _("状态"), judged, lambda rows, _value: rows, waits)
    return [by_state, by_name]


def _sentence(state: str, total: int) -> str:
    words = {"num": total}
    if state == Duplicate.State.MERGED:
        return ngettext("%(num)d 对已合并的记录", "%(num)d 对已合并的记录", total) % words
    if state == Duplicate.State.REJECTED:
        return ngettext("%(num)d 对不是同一人的记录", "%(num)d 对不是同一人的记录", total) % words
    return ngettext("%(num)d 对可能是同一人的记录", "%(num)d 对可能是同一人的记录", total) % words
