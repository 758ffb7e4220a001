"""The interface for machines: every app's endpoints, one description, refusals as sentences."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from qunqiao.kit.errors import Refusal
from qunqiao.registry.api import router as registry

# No interactive page: it would load scripts from elsewhere, which the content security policy refuses.
api = NinjaAPI(title="Qunqiao", version="1", docs_url=None, openapi_url="openapi.json")
api.add_router("/registry/", registry)


@api.exception_handler(Refusal)
def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """A refusal of ours, with its status."""
    return _answer(request, str(refusal), refusal.status)


@api.exception_handler(AuthenticationError)
def not_signed_in(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    """Nobody is signed in."""
    del error
    return _answer(request, _("请先登录。"), 401)


@api.exception_handler(ValidationError)
def malformed(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """A parameter cannot be read; names which, without repeating what was sent."""
    names = sorted({str(fault["loc"][-1]) for fault in error.errors})
    sentence = _("这些参数的写法不对：%(names)s。请按接口说明改正。") % {
        "names": _("、").join(names)
    }
    return _answer(request, sentence, 422)


@api.exception_handler(HttpError)
def other(request: HttpRequest, error: HttpError) -> HttpResponse:
    """What the library itself refuses."""
    return _answer(request, str(error), error.status_code)


def _answer(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    return api.create_response(request, {"refused": sentence}, status=status)
