"""Turns refusals into pages: the sentence, what to do, and the way back; never a trace."""

from collections.abc import Callable

from django.core.exceptions import (
    DisallowedHost,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from qunqiao.kit.display import by_program
from qunqiao.kit.errors import Refusal

_TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


class RefusalPages:
    """Catches a ``Refusal`` from any page and shows its sentence with its status.

    Whoever asks an address in a way it does not answer gets a sentence too: Django's answer is empty.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed):
            return _other_way(request, response["Allow"])
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refusal):
            return None
        return page(request, status=exception.status, sentence=str(exception))


def page(request: HttpRequest, *, status: int, sentence: str) -> HttpResponse:
    """The refusal page with its status; a program gets the sentence alone."""
    if by_program(request):
        said = {"ensure_ascii": False}
        return JsonResponse({"refused": sentence}, status=status, json_dumps_params=said)
    told = {"status": status, "sentence": sentence, "back": _way_back(request)}
    return render(request, "kit/refusal.html", told, status=status)


def _way_back(request: HttpRequest) -> str:
    """The page of ours that led here; none where we do not go by the name we were asked under."""
    came_from = request.headers.get("Referer", "")
    try:
        ours = request.build_absolute_uri("/")
    except DisallowedHost:
        return ""
    return came_from if came_from.startswith(ours) else ""


def _other_way(request: HttpRequest, allowed: str) -> HttpResponse:
    """The address is there and does not do what was asked of it by the method."""
    sentence = (
        _("这个地址只接受 %(allowed)s 请求，请按接口说明改正。") % {"allowed": allowed}
        if by_program(request)
        else _("这个地址不能直接打开，请从相应页面上的按钮进入。")
    )
    response = page(request, status=405, sentence=sentence)
    response["Allow"] = allowed
    return response


def unreadable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What was sent cannot be read as a request of ours, so nothing was done with it."""
    if isinstance(exception, DisallowedHost):
        sentence = _("这里不用这个网址。请用单位公布的网址；管理员可把它加进 QUNQIAO_HOSTS。")
    elif isinstance(exception, _TOO_MUCH):
        sentence = _("一次提交的内容太多，没有写入。请分几次提交。")
    else:
        sentence = _("提交的内容不完整或者格式不对，没有写入。请返回上一页，刷新后重新提交。")
    return page(request, status=400, sentence=sentence)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No such address, or none for this person."""
    del exception  # its text may repeat the address, which the reader has before them
    return page(request, status=404, sentence=_("没有找到这一页，或者它不在您的范围内。"))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A library refused; its own words are for programmers."""
    del exception
    return page(
        request,
        status=403,
        sentence=_("这一步需要重新验证身份，但您还没有可用的验证方式。请先设置密码或验证方式。"),
    )


def failure(request: HttpRequest) -> HttpResponse:
    """Something broke on our side; what the person typed was not half written."""
    return page(
        request,
        status=500,
        sentence=_(
            "系统出了故障，刚才的操作没有写入。请稍后再试；仍不行，请用页面下方的“投诉与求助”告诉我们。"
        ),
    )


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form is too old or came from elsewhere (CSRF check)."""
    del reason  # says nothing a person could act on
    return page(request, status=403, sentence=_("这张表单已经过期，请返回上一页刷新后重新提交。"))
