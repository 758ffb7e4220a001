"""The map of responsibility: who answers for what, and where nobody or several do."""

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from qunqiao.kit import clock
from qunqiao.people.pages import person_in
from qunqiao.people.policy import Reach
from qunqiao.supervision.actions.send_task import send_task
from qunqiao.supervision.models import Task
from qunqiao.supervision.pages import caller_in, reader_in
from qunqiao.supervision.queries.map import (
    Map,
    left_alone,
    map_of,
    own_rectifications,
    own_tasks,
)
from qunqiao.supervision.queries.standing import standing_gaps
from qunqiao.supervision.queries.standing_teams import demanded, empty_posts
from qunqiao.supervision.queries.wording import (
    burden,
    demanded_line,
    empty_post_line,
    lines,
    standing_line,
)

_MOST, _MOST_TASKS = 60, 200


@login_required
@require_safe
def responsibility_map(request: HttpRequest) -> HttpResponse:
    """Open tasks first, those not sent before those that are; then the standing duties."""
    reach = reader_in(request)
    tasks = list(own_tasks(reach)[:_MOST_TASKS])
    rectifying = own_rectifications(reach)
    found = map_of(tasks)
    wrong_with = found.by_task()
    rows = [(task, lines(wrong_with.get(task.pk, ()))) for task in tasks]
    rows.sort(key=lambda row: (row[0].state != "draft", not row[1]))
    standing = standing_gaps(reach, clock.today())
    unmet = demanded(reach, clock.today())
    values = {
        "rows": rows,
        "wrong_count": sum(bool(wrong) for _task, wrong in rows),
        "burdens": [burden(one) for one in found.burdens],
        "standing": [
            *(
                (title, [standing_line(one) for one in gaps[:_MOST]], len(gaps))
                for title, gaps in standing
            ),
            _team(reach),
        ],
        "demanded": [demanded_line(one) for one in unmet[:_MOST]],
        "demanded_count": len(unmet),
        "today": clock.today(),
        "rectifying": rectifying.count(),
        "left_alone": left_alone(rectifying, clock.today())[:_MOST],
        "clear_count": len(_clear(tasks, found)),
    }
    return render(request, "supervision/map.html", values)


def _team(reach: Reach) -> tuple[str, list[str], int]:
    """Empty posts of leaderships, beside the other standing duties."""
    posts = empty_posts(reach, clock.today())
    title = _("领导班子：每个组织设的副主席（副主任）、副书记、常务委员在任")
    return title, [empty_post_line(one) for one in posts[:_MOST]], len(posts)


@login_required
@require_POST
def map_send(request: HttpRequest) -> HttpResponse:
    """Send every draft in which nothing is left open; the others wait for a lead, or for a reason."""
    reach = caller_in(request)
    tasks = list(own_tasks(reach)[:_MOST_TASKS])
    clear = _clear(tasks, map_of(tasks))
    for task in clear:
        send_task(actor=person_in(request), task=task, reason="", on=clock.today())
    said = ngettext("已下达 %(n)d 项任务。", "已下达 %(n)d 项任务。", len(clear))
    messages.success(request, said % {"n": len(clear)})
    return redirect("supervision:map")


def _clear(tasks: Sequence[Task], found: Map) -> list[Task]:
    open_ones = {one.task.pk for one in found.gaps}
    return [task for task in tasks if task.state == Task.State.DRAFT and task.pk not in open_ones]
