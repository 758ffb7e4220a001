"""Signing in by user name or staff number; no e-mail is assumed."""

from allauth.account.auth_backends import AuthenticationBackend

from qunqiao.people.models import Account
from qunqiao.people.queries import account_named, may_enter
from qunqiao.people.queries.arrival import account_by_id


class NameOrStaffNumber(AuthenticationBackend):  # type: ignore[misc]  # allauth ships no types
    """allauth's backend (equal time for known and unknown names), looking in both places."""

    def _authenticate_by_username(self, username: str, password: str) -> Account | None:
        checked: Account | None = self._check_password(account_named(username), password)
        return checked

    def user_can_authenticate(self, user: Account) -> bool:
        """Not when the account is closed or the person has left, by whatever way they come."""
        return may_enter(user)

    def get_user(self, user_id: int | str) -> Account | None:
        """The account of a session, looked at anew each request: leaving ends it at once."""
        account = account_by_id(user_id)
        return account if account is not None and may_enter(account) else None
