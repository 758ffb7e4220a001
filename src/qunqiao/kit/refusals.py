"""Turns refusals into pages: the sentence, what to do, and the way back; never a trace."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from qunqiao.kit.errors import Refusal


class RefusalPages:
    """Catches a ``Refusal`` from any page and shows its sentence with its status."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refusal):
            return None
        return page(request, status=exception.status, sentence=str(exception))


def page(request: HttpRequest, *, status: int, sentence: str) -> HttpResponse:
    """The refusal page with its status; a program gets the sentence alone."""
    if request.path.startswith("/api/"):
        return JsonResponse({"refused": sentence}, status=status)
    return render(
        request, "kit/refusal.html", {"status": status, "sentence": sentence}, status=status
    )


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
