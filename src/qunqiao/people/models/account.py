"""Ways to sign in."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from qunqiao.people.models.person import Person


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by user name."""


class Account(AbstractBaseUser):
    """A way to sign in; what the person may do follows from their seats alone."""

    username = models.CharField(_("用户名"), max_length=60, unique=True)
    person = models.OneToOneField(Person, models.PROTECT, related_name="account")
    is_active = models.BooleanField(default=True)
    password_changed_at = models.DateTimeField(null=True)
    # When somebody else last took the second factors away, for a person who had lost them.
    factors_reset_at = models.DateTimeField(null=True)
    language = models.CharField(max_length=10, blank=True)
    theme = models.CharField(max_length=10, blank=True)
    size = models.CharField(max_length=10, blank=True)
    # Sign-in moments would be a record of use (design: no monitoring of persons); Django's is off.
    last_login = None

    objects: ClassVar[AccountManager] = AccountManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def get_username(self) -> str:
        return self.username

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Always no: permissions live in each app's ``policy``, not in Django's tables."""
        del perm, obj
        return False
