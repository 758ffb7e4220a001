"""Who may call an endpoint: a token with the scope, or, to read, a person signed in on our own pages.

An endpoint says what it needs in its decorator: ``@router.get(path, **reads(Scope.ME, Answer, title))``.
"""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from ninja.security import HttpBearer
from ninja.security.base import AuthBase

from qunqiao.kit import clock
from qunqiao.kit.endpoints import Refused
from qunqiao.kit.errors import NotAllowed
from qunqiao.people.errors import FactorDue, OutOfScope, PasswordDue
from qunqiao.people.models import Account, Person, Token
from qunqiao.people.policy import Reach
from qunqiao.people.queries import may_enter, owed, reach_of, token_of

Scope = Token.Scope
_DUE: dict[str, type[NotAllowed]] = {"password": PasswordDue, "factor": FactorDue}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class BearerToken(HttpBearer):
    """``Authorization: Bearer qq_...``: the person's duties of today, and of those what the scope names.

    A secret that opens nothing gets one answer whatever the reason: whoever tries them learns nothing.
    """

    def __init__(self, scope: str) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Token | None:
        """The token; what must be settled at sign-in must be settled here too."""
        found = token_of(token, clock.today())
        if found is None or not may_enter(found.person.account):
            return None
        reach = reach_of(found.person)
        _settled(found.person.account, reach)
        if self.scope not in found.scopes:
            raise OutOfScope(_("这个令牌没有“%(scope)s”这项权限。") % {"scope": self._named()})
        request.reach = reach  # type: ignore[attr-defined]  # read by people.pages.reach_in
        return found

    def _named(self) -> str:
        return f"{self.scope} {Scope(self.scope).label}"


class SessionCookie(AuthBase):
    """Who is signed in on our pages may read with the same browser; writing takes a token.

    A cookie is sent along by any page that asks a browser to, a token is not: so no endpoint needs
    a defence against forged requests.
    """

    openapi_type = "apiKey"
    openapi_in = "cookie"
    openapi_name = "sessionid"

    def __call__(self, request: HttpRequest) -> Account | None:
        """The account; a wrong token beside a good cookie is still a wrong token."""
        account = request.user
        if "Authorization" in request.headers or not isinstance(account, Account):
            return None
        _settled(account, request.reach)  # type: ignore[attr-defined]  # set by Safeguards
        return account


def who(request: HttpRequest) -> tuple[Reach, Person]:
    """The duties of whoever calls, and the person the token acts for."""
    reach: Reach = request.reach  # type: ignore[attr-defined]  # set by Safeguards or a token
    if reach.person is None:
        raise NotAllowed
    return reach, reach.person


def _settled(account: Account, reach: Reach) -> None:
    due = owed(account, reach)
    if due:
        raise _DUE[due]


def reads(scope: str, answer: Any, title: str | Promise) -> dict[str, Any]:
    """An endpoint that changes nothing, open to tokens with ``scope`` and to who is signed in."""
    auth = [BearerToken(scope), SessionCookie()]
    return _described(auth, title, {200: answer}, (401, 403, 404, 422), scope)


def writes(scope: str, answer: Any, title: str | Promise, *, made: bool = False) -> dict[str, Any]:
    """An endpoint that changes something, open to tokens with ``scope``; ``made`` answers 201."""
    answers = {201 if made else 200: answer}
    return _described(BearerToken(scope), title, answers, (401, 403, 404, 409, 422), scope)


def open_to_all(answer: Any, title: str | Promise, *, made: bool = False) -> dict[str, Any]:
    """An endpoint that asks nobody who they are."""
    return _described(None, title, {201 if made else 200: answer}, (404, 422, 429), "")


def file_of(scope: str, title: str | Promise, kind: str = XLSX) -> dict[str, Any]:
    """A reading endpoint that answers with a file, a workbook if its ``kind`` is not said."""
    described = reads(scope, None, title)
    content = {kind: {"schema": {"type": "string", "format": "binary"}}}
    described["openapi_extra"]["responses"] = {200: {"content": content}}
    return described


def _described(
    auth: Any, title: str | Promise, answers: dict[int, Any], refusals: tuple[int, ...], scope: str
) -> dict[str, Any]:
    return {
        "auth": auth,
        "summary": title,
        "response": {**answers, **dict.fromkeys(refusals, Refused)},
        "openapi_extra": {"x-scope": scope},
    }
