"""How a person wants pages shown: language, light or dark, text size; read from cookies.

Cookies, not queries: a page must not cost a read to know its colours. A signed-in person's choice
is also kept with the account, which sets the cookies again at the next sign-in elsewhere.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.messages import get_messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language_info
from django.utils.translation.trans_real import parse_accept_lang_header
from markupsafe import Markup

from qunqiao.kit import clock

THEMES = ("auto", "light", "dark")
SIZES = ("normal", "large")
LANGUAGES = ("zh-hans", "zh-hant", "en")
NAMES = tuple((code, get_language_info(code)["name_local"]) for code in LANGUAGES)
# Chinese names its scripts by place too; a browser in Taipei asks for zh-TW.
_TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")
_INTERFACE = "/api/"
_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Display:
    """One person's way of seeing pages."""

    language: str
    theme: str
    size: str


def read(request: HttpRequest) -> Display:
    """The choice in the request's cookies; what is missing or unknown falls to the default."""
    return Display(
        _one_of(request.COOKIES.get("language", ""), LANGUAGES, settings.LANGUAGE_CODE),
        _one_of(request.COOKIES.get("theme", ""), THEMES, "auto"),
        _one_of(request.COOKIES.get("size", ""), SIZES, "normal"),
    )


def by_program(request: HttpRequest) -> bool:
    """Whether the address is of the interface for machines; its guide is a page for people."""
    return request.path.startswith(_INTERFACE) and request.path != _INTERFACE


def language_of(request: HttpRequest) -> str:
    """The language a program asks for in ``Accept-Language``, else the one pages are shown in."""
    for wish, _quality in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        if wish.startswith(_TRADITIONAL):
            return "zh-hant"
        if wish.startswith("zh"):
            return "zh-hans"
        if wish.startswith("en"):
            return "en"
    return read(request).language


def remember(response: HttpResponse, display: Display) -> None:
    """Set the cookies that carry ``display`` for a year."""
    for name in ("language", "theme", "size"):
        response.set_cookie(
            name,
            getattr(display, name),
            max_age=_YEAR,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )


def _one_of(value: str, allowed: tuple[str, ...], default: str) -> str:
    return value if value in allowed else default


class DisplayLocale:
    """Speaks the chosen language; the browser's own wish is not guessed from.

    zh-Hans is what the house's users write; a wrong guess costs them more than one click. A program
    says what it reads, and is answered so even where no endpoint is.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        display = read(request)
        request.display = display  # type: ignore[attr-defined]  # read by page_context below
        language = language_of(request) if by_program(request) else display.language
        with translation.override(language):
            response = self.get_response(request)
            if hasattr(response, "render") and not getattr(response, "is_rendered", True):
                response = response.render()
        response.headers.setdefault("Content-Language", language)
        response.headers.setdefault("Vary", "Cookie")
        return response


def page_context(request: HttpRequest) -> dict[str, object]:
    """What every page knows: how it is shown, what day it works on, whether this is a demo.

    ``messages`` is only read from the session by a page that shows it.
    """
    # One mask for all forms of a page: Django draws a new one wherever the token is written.
    token = SimpleLazyObject(lambda: get_token(request))
    return {
        "csrf_token": token,
        "csrf_input": SimpleLazyObject(lambda: _hidden(str(token))),
        "display": getattr(request, "display", None) or read(request),
        "languages": NAMES,
        "today": clock.today(),
        "demo": settings.DEMO,
        "messages": _messages(request),
    }


def _messages(request: HttpRequest) -> Iterable[Message]:
    """What a page before had to say, if anything: to look into the storage costs more than a row."""
    said = get_messages(request)
    kept = "messages" in request.COOKIES or "_messages" in getattr(request, "session", ())
    return said if kept or getattr(said, "added_new", True) else ()


def _hidden(token: str) -> Markup:
    return Markup('<input type="hidden" name="csrfmiddlewaretoken" value="{}">').format(token)
