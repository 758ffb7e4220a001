"""Lists as their reader last left them: the way back to a list leads to the same choices.

The choices of each list stay in a cookie of the reader's own browser until it is closed; the server
keeps nothing. What was typed is left out, because it may be somebody's name, and so is the day. Only
links inside the platform read the cookie: an address, sent on or kept as a bookmark, shows what it says.
"""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

COOKIE = "lists"
_WHOSE = "of"
# A browser refuses a cookie of more than 4 KB; a list's choices are about 60 characters.
_MOST_LISTS, _LONGEST = 12, 240


def keep(request: HttpRequest, response: HttpResponse, choices: Mapping[str, str]) -> None:
    """Keep what the list at this address shows now; nothing chosen is kept as nothing."""
    before = _kept(request)
    after = {path: query for path, query in before.items() if path != request.path}
    query = urlencode({name: value for name, value in choices.items() if value})
    if query and len(query) <= _LONGEST:
        after[request.path] = query
    if after == before:
        return
    latest = dict(list(after.items())[-_MOST_LISTS:])
    response.set_cookie(
        COOKIE,
        urlencode({_WHOSE: _whose(request), **latest}),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def address(request: HttpRequest, path: str, **also: str) -> str:
    """The list at ``path`` as this reader last left it, with ``also`` in the address.

    From the list itself the way leads to all of it.
    """
    left = "" if path == request.path else _kept(request).get(path, "")
    query = {**dict(parse_qsl(left)), **also}
    return f"{path}?{urlencode(query)}" if query else path


def addresses(request: HttpRequest) -> dict[str, str]:
    """Every list that was left with choices: its bare address, and the one that leads to them."""
    kept = _kept(request).items()
    return {path: f"{path}?{query}" for path, query in kept if path != request.path}


def is_kept(request: HttpRequest) -> bool:
    """Whether the choices asked for are those that were kept, day and page aside."""
    asked = {name: value for name, value in request.GET.items() if name not in ("on", "page")}
    kept = dict(parse_qsl(_kept(request).get(request.path, "")))
    kept.pop("page", None)
    return bool(kept) and asked == kept


def _kept(request: HttpRequest) -> dict[str, str]:
    """The kept query of each list by its path; nothing if somebody else used this browser."""
    cookie = request.COOKIES.get(COOKIE, "")
    if not cookie:
        return {}
    pairs = dict(parse_qsl(cookie))
    mine = pairs.pop(_WHOSE, "") == _whose(request)
    return {path: query for path, query in pairs.items() if path.startswith("/")} if mine else {}


def _whose(request: HttpRequest) -> str:
    """Tells the readers of one browser apart without saying who they are."""
    reader = getattr(request, "user", None)
    return salted_hmac("qunqiao.kit.kept", str(getattr(reader, "pk", None))).hexdigest()[:12]
