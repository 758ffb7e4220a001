"""Giving a program a key of its own."""

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from qunqiao.kit.errors import require
from qunqiao.people import policy
from qunqiao.people.errors import LastsTooLong, TooManyTokens, UnknownScope
from qunqiao.people.models import Person, Token
from qunqiao.people.queries import reach_of, usable_tokens
from qunqiao.trail.recording import action, record

LONGEST = timedelta(days=366)
MOST = 20
# So that a secret found in a file, a log or a repository is known for what it is.
PREFIX = "qq_"
_RECOGNISED_BY = 8


@dataclass(frozen=True, slots=True)
class IssuedToken:
    """A token and its secret, which is shown once and kept nowhere."""

    token: Token
    secret: str


@action("people.token.issue")
def issue_token(
    *, actor: Person, name: str, scopes: Collection[str], on: date, expires_on: date
) -> IssuedToken:
    """Make a token that acts for ``actor`` from the day ``on`` through ``expires_on``.

    It can do what ``actor`` may do on the day it is used, and of that only what ``scopes`` name: a
    duty taken back takes it from the token too. The trail keeps scopes and days, not the name.

    Raises:
        NotAllowed: ``actor`` has no account in use.
        UnknownScope: there is no such scope, or none is named.
        LastsTooLong: it would be good for more than a year, or for no day at all.
        TooManyTokens: ``actor`` has ``MOST`` that can be used.

    """
    require(policy.may_hold_tokens(reach_of(actor)))
    chosen = [scope for scope in Token.Scope.values if scope in set(scopes)]
    if not chosen or len(chosen) != len(set(scopes)):
        raise UnknownScope
    if not on <= expires_on <= on + LONGEST:
        raise LastsTooLong
    # Lock the person: two requests at once must not both be the twentieth.
    Person.objects.select_for_update().get(pk=actor.pk)
    if usable_tokens(actor, on).count() >= MOST:
        raise TooManyTokens
    secret = PREFIX + secrets.token_urlsafe(32)
    token = Token.objects.create(
        person=actor,
        name=name,
        scopes=chosen,
        beginning=secret[:_RECOGNISED_BY],
        digest=hashlib.sha256(secret.encode()).hexdigest(),
        created_on=on,
        expires_on=expires_on,
    )
    record(actor, on=token, unit_id=actor.unit_id, scopes=chosen, expires_on=expires_on)
    return IssuedToken(token, secret)
