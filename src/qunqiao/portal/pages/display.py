"""Keeping how somebody wants pages shown."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from qunqiao.kit.display import read, remember
from qunqiao.kit.errors import Invalid
from qunqiao.people.actions.set_display import set_display
from qunqiao.people.pages import reach_in
from qunqiao.portal.forms import DisplayForm


@require_POST
def display(request: HttpRequest) -> HttpResponse:
    """Set the cookies and, for who is signed in, keep the choice with the account; then go back."""
    form = DisplayForm(request.POST)
    if not form.is_valid():
        raise Invalid
    chosen = form.over(read(request))
    person = reach_in(request).person
    if person is not None and chosen != read(request):
        set_display(actor=person, account=person.account, display=chosen)
    response = HttpResponseRedirect(_back(request))
    remember(response, chosen)
    return response


def _back(request: HttpRequest) -> str:
    """The page asked for if it is ours: an open redirect would lend our name to anybody."""
    target = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if ours and target.startswith("/") else reverse("portal:home")
