"""The first page: what this is, or, once signed in, what concerns me."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from qunqiao.kit import clock
from qunqiao.needs.bridge import raiser_indexes
from qunqiao.needs.policy import may_use_inbox
from qunqiao.needs.queries import inbox, needs_of_raiser
from qunqiao.people.pages import person_in, reach_in
from qunqiao.people.policy import may_use_workbench
from qunqiao.portal.queries import my_place, my_posts


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Public words for a visitor; organisations, posts and what waits for who signed in."""
    reach = reach_in(request)
    if reach.person is None:
        return render(request, "portal/welcome.html")
    today = clock.today()
    values = {
        "person": reach.person,
        "place": my_place(reach.person, today),
        "posts": list(my_posts(reach.person, today)),
        "staff": may_use_workbench(reach),
        "needs": inbox(reach).count() if may_use_inbox(reach) else 0,
        "mine": needs_of_raiser(raiser_indexes(reach.person)).exists(),
    }
    return render(request, "portal/home.html", values)


@login_required
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """After signing in: those with duties to their workbench, others to the portal."""
    return redirect("workbench:home" if may_use_workbench(reach_in(request)) else "portal:home")


@login_required
@require_safe
def my(request: HttpRequest) -> HttpResponse:
    """My unit: its organisations, who is on their committees until when, and its places."""
    person = person_in(request)
    values = {"person": person, "place": my_place(person, clock.today())}
    return render(request, "portal/my.html", values)
