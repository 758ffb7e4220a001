"""What the page for a new visit needs on a device without a network: a worker, a pass, a way to send."""

from functools import cache
from http import HTTPStatus
from pathlib import Path

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from qunqiao.kit.errors import Refusal
from qunqiao.people.pages import reach_in
from qunqiao.people.policy import Reach
from qunqiao.visits import policy
from qunqiao.visits.errors import NotTheirs
from qunqiao.visits.forms import VisitForm
from qunqiao.visits.pages.new import form_in, noted

_STATIC = Path(__file__).resolve().parents[1] / "static" / "visits"
_PARTS = ("drafts.js", "sending.js", "worker.js")


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, in one file: a worker is asked for by one address that stays."""
    del request
    response = HttpResponse(_script(), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


@never_cache
@require_safe
def ticket(request: HttpRequest) -> JsonResponse:
    """Who is signed in, and a fresh token against forged forms: the one on a kept page may be old.

    No other site can read this answer, so a form forged elsewhere never has the token.
    """
    reach = reach_in(request)
    if not _may(reach):
        return _not_signed_in()
    return JsonResponse({"owner": _owner(reach), "token": get_token(request)})


@never_cache
@require_POST
def send(request: HttpRequest) -> JsonResponse:
    """Take a draft: the address of the visit, the same each time it is sent, or why it is refused."""
    reach = reach_in(request)
    if not _may(reach):
        return _not_signed_in()
    if request.POST.get("written_by") != _owner(reach):
        return _refused(str(NotTheirs()), NotTheirs.status)
    form = form_in(request)
    if not form.is_valid():
        return _refused(_first_error(form), HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        visit_id = noted(request, form)
    except Refusal as refusal:
        return _refused(str(refusal), refusal.status)
    return JsonResponse({"address": reverse("visits:visit", args=[visit_id])})


@cache
def _script() -> str:
    return "\n".join((_STATIC / part).read_text("utf-8") for part in _PARTS)


def _may(reach: Reach) -> bool:
    return reach.person is not None and policy.may_read_visits(reach)


def _owner(reach: Reach) -> str:
    return str(reach.person.pk) if reach.person else ""


def _not_signed_in() -> JsonResponse:
    return _refused(_("请先登录，登录后会自动发送。"), HTTPStatus.UNAUTHORIZED)


def _refused(sentence: str, status: int) -> JsonResponse:
    return JsonResponse({"refused": sentence}, status=status)


def _first_error(form: VisitForm) -> str:
    name, sentences = next(iter(form.errors.items()))
    label = str(form.fields[name].label) if name in form.fields else ""
    words = {"label": label, "sentence": str(sentences[0])}
    return _("%(label)s：%(sentence)s") % words if label else words["sentence"]
