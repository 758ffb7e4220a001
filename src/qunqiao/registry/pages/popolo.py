"""Organisations, posts and who held them, as one file for other programs."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from qunqiao.kit import clock
from qunqiao.registry.pages.asking import asked
from qunqiao.registry.queries.popolo import popolo_of


@login_required
@require_safe
def popolo(request: HttpRequest) -> JsonResponse:
    """The Popolo document of one's own units, now or as it was known on an earlier day."""
    about = asked(request)
    day = about.day if about.day < clock.today() else None
    name = f"popolo-{about.day.isoformat()}.json"
    return JsonResponse(
        popolo_of(about.reach, day),
        json_dumps_params={"ensure_ascii": False},
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
