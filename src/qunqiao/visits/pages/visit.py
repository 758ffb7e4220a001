"""One visit."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from qunqiao.kit import clock
from qunqiao.needs.policy import may_read
from qunqiao.needs.queries import light_of
from qunqiao.visits.pages import reader_in
from qunqiao.visits.queries import has_photo, photo_of, the_visit


@login_required
@require_safe
def visit(request: HttpRequest, visit_id: int) -> HttpResponse:
    """Who went where, whom they met, what was heard, and what came of it."""
    reach = reader_in(request)
    found = the_visit(reach, visit_id)
    needs = [one.need for one in found.difficulties.all()]
    values = {
        "visit": found,
        "needs": [(need, light_of(need, clock.today()), may_read(reach, need)) for need in needs],
        "has_photo": has_photo(found),
    }
    return render(request, "visits/visit.html", values)


@never_cache
@login_required
@require_safe
def photo(request: HttpRequest, visit_id: int) -> HttpResponse:
    """The picture of a visit, for who may see the visit."""
    found = photo_of(the_visit(reader_in(request), visit_id))
    return HttpResponse(bytes(found.content), content_type=found.kind)
