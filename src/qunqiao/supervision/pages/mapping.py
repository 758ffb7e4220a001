"""The map of responsibility: who answers for what, and where nobody or several do."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from qunqiao.kit import clock
from qunqiao.supervision.pages import reader_in
from qunqiao.supervision.queries.map import map_of, own_tasks
from qunqiao.supervision.queries.standing import standing_gaps
from qunqiao.supervision.queries.wording import burden, lines, standing_line

_MOST = 60


@login_required
@require_safe
def responsibility_map(request: HttpRequest) -> HttpResponse:
    """Open tasks first, those not sent before those that are; then the standing duties."""
    reach = reader_in(request)
    tasks = list(own_tasks(reach)[:200])
    found = map_of(tasks)
    rows = [(task, lines(found.of(task))) for task in tasks]
    rows.sort(key=lambda row: (row[0].state != "draft", not row[1]))
    standing = standing_gaps(reach, clock.today())
    values = {
        "rows": rows,
        "wrong_count": sum(bool(wrong) for _task, wrong in rows),
        "burdens": [burden(one) for one in found.burdens],
        "standing": [
            (title, [standing_line(one) for one in gaps[:_MOST]], len(gaps))
            for title, gaps in standing
        ],
        "today": clock.today(),
    }
    return render(request, "supervision/map.html", values)
