"""What was merged, what moved, and the way back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from qunqiao.kit import clock
from qunqiao.kit.errors import require
from qunqiao.kit.jinja import day as written
from qunqiao.people.pages import person_in, reach_in
from qunqiao.people.queries import reach_of
from qunqiao.registry.actions.undo_merge import undo_merge
from qunqiao.registry.models import Merge
from qunqiao.registry.pages.asking import Asked, asked
from qunqiao.registry.pages.merge_words import moved_lines, named
from qunqiao.registry.policy.merging import may_judge_duplicates, may_merge
from qunqiao.registry.queries.duplicates import the_merge
from qunqiao.registry.queries.merging import moved_on

_SHOWN = 10


@login_required
@require_safe
def merge(request: HttpRequest, merge_id: int) -> HttpResponse:
    """Which record stays, what moved, and whether it can still be undone."""
    about = _judging(request)
    found = the_merge(about.reach, merge_id)
    done = found.undone_on is not None or not found.journal
    since = [] if done else moved_on(found)
    duties = (*reach_of(found.kept).duties, *reach_of(found.gone).duties)
    values = {
        "merge": found,
        "lead": _lead(found),
        "facts": _facts(found, about),
        "moved": moved_lines(found),
        "since": since[:_SHOWN],
        "more": max(0, len(since) - _SHOWN),
        "may_undo": not done
        and not since
        and may_merge(about.reach, found.kept, found.gone, duties),
    }
    return render(request, "registry/merge.html", values)


@login_required
@require_POST
def merge_undo(request: HttpRequest, merge_id: int) -> HttpResponse:
    """Part the two records again."""
    found = the_merge(_judging(request).reach, merge_id)
    undone = undo_merge(actor=person_in(request), merge=found, on=clock.today())
    messages.success(request, _("已撤销合并，两条记录都恢复原样。"))
    return redirect("registry:duplicate", undone.duplicate_id)


def _judging(request: HttpRequest) -> Asked:
    require(may_judge_duplicates(reach_in(request)))
    return asked(request)


def _lead(found: Merge) -> str:
    words = {"day": written(found.undone_on), "number": found.gone.staff_number}
    if found.undone_on is not None:
        return _("这次合并已于 %(day)s 撤销，两条记录各自存在。") % words
    return _("工号 %(number)s 的记录已并入这一条；用这个工号查找，找到的也是这一条。") % words


def _facts(found: Merge, about: Asked) -> list[tuple[str, object]]:
    facts: list[tuple[str, object]] = [
        (_("留下的记录"), about.person_link(found.kept)),
        (_("留下的工号"), found.kept.staff_number),
        (_("并入的记录"), named(found.gone)),
        (_("合并日期"), written(found.merged_on)),
        (_("合并人"), found.merged_by.name),
    ]
    if found.undone_by is not None:
        facts.append((_("撤销人"), found.undone_by.name))
    return facts
