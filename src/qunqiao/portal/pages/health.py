"""Whether the platform works, for the machine that watches it."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from qunqiao.portal.queries import health


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when all parts answer, else 503; says which part, nothing about machines or people."""
    del request
    found = health()
    body = {"database": found.database, "jobs": found.jobs, "version": found.version}
    return JsonResponse(body, status=200 if found.sound else 503)
