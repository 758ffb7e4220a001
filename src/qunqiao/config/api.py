"""The interface for machines: every app's endpoints, one description, refusals as sentences."""

import json
from collections.abc import Callable, Mapping
from functools import cache, wraps
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation
from ninja.renderers import JSONRenderer

from qunqiao.burden.api import router as burden
from qunqiao.checkups.api import router as checkups
from qunqiao.circulars.api import router as circulars
from qunqiao.exemplars.api import router as exemplars
from qunqiao.hooks.api import router as hooks
from qunqiao.kit.display import language_of
from qunqiao.kit.errors import Invalid, Refusal
from qunqiao.needs.api import router as needs
from qunqiao.people.api import router as people
from qunqiao.portal.api import router as portal
from qunqiao.registry.api import router as registry
from qunqiao.supervision.api import router as supervision
from qunqiao.visits.api import router as visits
from qunqiao.workbench.api import router as workbench

_ABOUT = """The registry, its check-ups and its intake for programs: what the pages do, under the same rules.

A program acts for a person: it may do what that person may do on that day, and of that only what the
scopes of its token name. What is outside the person's units looks like what does not exist (404)."""


class Interface(NinjaAPI):
    """The API; an operation is called like its function, in the description and in the routes."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """The function's name: short, and it stays when a module moves."""
        return operation.view_func.__name__

    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        """OpenAPI 3.1, with the scope each operation needs and parameters that are never null."""
        schema = super().get_openapi_schema(**kwargs)
        for operations in schema["paths"].values():
            for operation in operations.values():
                _tidy(operation)
        return schema


def _tidy(operation: dict[str, Any]) -> None:
    scope = operation.pop("x-scope", "")
    for way in operation.get("security", []) if scope else []:
        if "BearerToken" in way:
            way["BearerToken"] = [scope]
    for parameter in operation["parameters"]:
        # A parameter is left out; "null" in an address would be a word of four letters.
        several = parameter["schema"].pop("anyOf", [])
        for kind in (kind for kind in several if kind != {"type": "null"}):
            parameter["schema"].update(kind)


class Readable(JSONRenderer):
    """JSON whose Chinese a person can read, and half as long."""

    json_dumps_params: Mapping[str, Any] = {"ensure_ascii": False}


# No interactive page: it would load scripts from elsewhere, which the content security policy refuses.
api = Interface(
    title="Qunqiao",
    version="1",
    description=_ABOUT,
    docs_url=None,
    openapi_url=None,  # ours, in the caller's language, is ``openapi`` below
    renderer=Readable(),
)


def spoken(run: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let an endpoint answer in the caller's language, and let nobody keep the answer."""

    @wraps(run)
    def answered(request: HttpRequest, **arguments: Any) -> HttpResponse:
        language = language_of(request)
        with translation.override(language):
            response = run(request, **arguments)
        response["Content-Language"] = language
        response["Cache-Control"] = "private, no-store"
        patch_vary_headers(response, ("Accept-Language", "Authorization", "Cookie"))
        return response

    return answered


api.add_decorator(spoken, mode="view")
for router in (
    people, portal, registry, checkups, needs, hooks, burden, exemplars, visits, supervision,
    circulars, workbench,
):  # fmt: skip
    api.add_router("", router)


@cache
def description(language: str) -> dict[str, Any]:
    """The whole interface as OpenAPI 3.1, its titles in ``language``; made once per process."""
    with translation.override(language):
        described: dict[str, Any] = json.loads(
            json.dumps(api.get_openapi_schema(), cls=DjangoJSONEncoder)
        )
    return described


@require_safe
def openapi(request: HttpRequest) -> JsonResponse:
    """The description as a program reads it."""
    return JsonResponse(
        description(language_of(request)), json_dumps_params={"ensure_ascii": False}
    )


@api.exception_handler(Refusal)
def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """A refusal of ours, with its status."""
    field = next(iter(refusal.fields), "") if isinstance(refusal, Invalid) else ""
    sentence = refusal.fields[field] if isinstance(refusal, Invalid) and field else refusal
    return _answer(request, str(sentence), refusal.status, field)


@api.exception_handler(AuthenticationError)
def not_let_in(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    """No token, or one that opens nothing, whatever the reason."""
    del error
    sentence = _("没有可用的令牌：可能没有带上，或写错、过期、已停用。请在“我的—接口令牌”里查看。")
    response = _answer(request, sentence, 401)
    response["WWW-Authenticate"] = "Bearer"
    return response


@api.exception_handler(ValidationError)
def malformed(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """A parameter cannot be read; names which, without repeating what was sent."""
    names = sorted({str(fault["loc"][-1]) for fault in error.errors})
    sentence = _("这些参数的写法不对：%(names)s。请按接口说明改正。") % {
        "names": _("、").join(names)
    }
    return _answer(request, sentence, 422, names[0])


@api.exception_handler(HttpError)
def other(request: HttpRequest, error: HttpError) -> HttpResponse:
    """What the library itself refuses: a body that is no JSON, mostly."""
    del error
    return _answer(request, _("送来的内容不是可读的 JSON，请按接口说明改正。"), 422)


def _answer(request: HttpRequest, sentence: str, status: int, field: str = "") -> HttpResponse:
    body = {"refused": sentence} | ({"field": field} if field else {})
    return api.create_response(request, body, status=status)
