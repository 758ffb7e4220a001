"""The page that tells a programmer how to call the interface, made from its description."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from qunqiao.config.api import description
from qunqiao.people.models import Token

TITLES: Mapping[str, str | Promise] = {
    "me": _("本人"),
    "units": pgettext_lazy("名单", "单位"),
    "organisations": _("群团组织"),
    "terms": _("届次"),
    "posts": _("职务"),
    "people": pgettext_lazy("名单", "人员"),
    "funds": _("经费"),
    "venues": _("阵地"),
    "transfers": _("会籍转接"),
    "intakes": _("报表"),
    "checkups": _("体检"),
    "findings": _("体检问题"),
    "rules": _("规则"),
    "complaints": _("投诉与求助"),
    "seats": pgettext_lazy("名单", "职责"),
    "hooks": _("对接"),
    "workbench": _("工作台"),
}
REFUSALS: Mapping[int, str | Promise] = {
    401: _("没有带令牌，或令牌写错、过期、已停用"),
    403: _("令牌没有这项权限，或您的职责不包括这一步"),
    404: _("没有，或不在您的范围内（两者回答一样）"),
    409: _("记录已有变动，或这一步现在不能做"),
    422: _("参数或内容的写法不对，field 写明是哪一项"),
    429: _("来得太多，稍后再试"),
}


@dataclass(frozen=True, slots=True)
class Input:
    """One thing an operation takes, in the address or in the body."""

    name: str
    kind: str
    text: str
    required: bool


@dataclass(frozen=True, slots=True)
class Call:
    """One operation: what it is called, what it needs, and how it is called from a shell."""

    name: str
    method: str
    path: str
    title: str
    text: str
    scope: str
    inputs: list[Input]
    example: str


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """How to begin, what tokens may do, how refusals look, and every operation."""
    whole = description(get_language() or "zh-hans")
    calls: dict[str, list[Call]] = {}
    for path, methods in whole["paths"].items():
        for method, operation in methods.items():
            call = _call(whole, (method.upper(), path), operation, request)
            calls.setdefault(operation["tags"][0], []).append(call)
    order = {tag: place for place, tag in enumerate(TITLES)}
    values = {
        "groups": [
            (TITLES.get(tag, tag), sorted(calls[tag], key=lambda call: call.method != "GET"))
            for tag in sorted(calls, key=lambda tag: order.get(tag, len(order)))
        ],
        "scopes": Token.Scope.choices,
        "refusals": list(REFUSALS.items()),
        "total": sum(len(several) for several in calls.values()),
    }
    return render(request, "portal/api_guide.html", values)


def _call(
    whole: dict[str, Any], route: tuple[str, str], operation: dict[str, Any], request: HttpRequest
) -> Call:
    method, path = route
    body = _body(whole, operation)
    fields = [*_parameters(operation), *_fields(body)]
    numbers = {
        one["name"]: "1" for one in operation["parameters"] if _kind(one["schema"]) == "integer"
    }
    sample = re.sub(r"{(\w+)}", lambda found: numbers.get(found[1], found[1]), path)
    address = request.build_absolute_uri(sample)
    scope = _scope(operation)
    return Call(
        name=operation["operationId"],
        method=method,
        path=path,
        title=operation["summary"],
        text=operation.get("description", ""),
        scope=scope,
        inputs=fields,
        example=_example(method, address, body, with_token=bool(scope)),
    )


def _scope(operation: dict[str, Any]) -> str:
    ways = [way for way in operation.get("security", []) if "BearerToken" in way]
    return str(ways[0]["BearerToken"][0]) if ways else ""


def _parameters(operation: dict[str, Any]) -> Iterator[Input]:
    for one in operation["parameters"]:
        yield Input(
            one["name"], _kind(one["schema"]), one.get("description", ""), bool(one["required"])
        )


def _body(whole: dict[str, Any], operation: dict[str, Any]) -> dict[str, Any]:
    """The schema of what is sent, with the kind of content it is sent as; empty if nothing is."""
    content: dict[str, Any] = operation.get("requestBody", {}).get("content", {})
    for sent_as, described in content.items():
        schema = described["schema"]
        name = schema.get("$ref", "").rpartition("/")[2]
        return {**(whole["components"]["schemas"][name] if name else schema), "sent_as": sent_as}
    return {}


def _fields(body: dict[str, Any]) -> Iterator[Input]:
    for name, schema in body.get("properties", {}).items():
        required = name in body.get("required", [])
        yield Input(name, _kind(schema), schema.get("description", ""), required)


def _kind(schema: dict[str, Any]) -> str:
    """What a value looks like: its codes, its format, or its type."""
    if "const" in schema:
        return str(schema["const"])
    if "enum" in schema:
        return " | ".join(str(code) for code in schema["enum"])
    return str(schema.get("format") or schema.get("type", ""))


def _example(method: str, address: str, body: dict[str, Any], *, with_token: bool) -> str:
    words = ["curl"]
    if with_token:
        words.append('-H "Authorization: Bearer $TOKEN"')
    if body.get("sent_as") == "multipart/form-data":
        words.append("-F file=@report.xlsx")
    elif body:
        sent = {name: _sample(schema) for name, schema in body.get("properties", {}).items()}
        words.append(f"--json '{json.dumps(sent, ensure_ascii=False)}'")
    elif method == "POST":
        words.append("-X POST")
    return " ".join([*words, f'"{address}"'])


def _sample(schema: dict[str, Any]) -> object:
    if "enum" in schema:
        return schema["enum"][0]
    if schema.get("format") == "date":
        return "2026-11-20"
    return {"integer": 1, "boolean": True, "array": []}.get(schema.get("type", ""), "…")
