"""Signing in by user name or staff number; no e-mail is assumed."""

from allauth.account.auth_backends import AuthenticationBackend

from qunqiao.people.models import Account
from qunqiao.people.queries import account_named


class NameOrStaffNumber(AuthenticationBackend):  # type: ignore[misc]  # allauth ships no types
    """allauth's backend (equal time for known and unknown names), looking in both places."""

    def _authenticate_by_username(self, username: str, password: str) -> Account | None:
        account = account_named(username)
        if account is None or account.person.left_on is not None:
            return None
        checked: Account | None = self._check_password(account, password)
        return checked
