"""What is kept about people, why and how long: each app's own table, read together here."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Literal

from django.apps import apps
from django.conf import settings
from django.utils.module_loading import import_string, module_has_submodule
from django.utils.translation import gettext

from qunqiao.kit.errors import Sentence

Outcome = Literal["erase", "anonymise", "keep"]


@dataclass(frozen=True)
class Keeping:
    """One kind of personal data: a row of an app's table ``RETENTION``.

    Whoever it concerns reads ``title``, ``purpose``, ``term`` and ``basis`` on their own page;
    ``outcome`` is what becomes of it when the term ends or the person is erased. What must be run
    is given by dotted name below ``qunqiao``, because a policy imports no action, as a job is
    enqueued by name; a test resolves every one.
    """

    kind: str  # "<app>.<noun>"
    title: Sentence
    purpose: Sentence
    term: Sentence  # may name its number of days as %(days)d
    basis: Sentence
    outcome: Outcome
    setting: str = ""  # the name of the setting with the number of days
    copy: str = ""  # query(person) -> list[dict]: what is held about them, as JSON values
    ties: str = ""  # query(person, on) -> int: open rows for whose sake the person cannot be erased
    due: str = ""  # query(on) -> Iterable[Model]: what is past its term
    erase: str = ""  # action(actor=, subject=) for each of those
    forget: str = ""  # action(actor=, person=): part of erasing a person

    @property
    def said_term(self) -> str:
        """How long, in words."""
        return str(self.term) % {"days": self.days} if self.setting else str(self.term)

    @property
    def days(self) -> int:
        """The term in days; only where a setting gives it."""
        return int(getattr(settings, self.setting))

    @property
    def said_outcome(self) -> str:
        """What becomes of it, in words."""
        return {
            "erase": gettext("删除"),
            "anonymise": gettext("去掉身份后保留"),
            "keep": gettext("保留"),
        }[self.outcome]

    def named(self, name: str) -> Callable[..., Any]:
        """What stands behind one of the dotted names."""
        found: Callable[..., Any] = import_string(f"qunqiao.{name}")
        return found


def retention() -> list[Keeping]:
    """Every app's table, the lowest app first.

    An app has one by a file ``retention.py`` in its package ``policy``, with ``RETENTION`` in it.
    """
    found: list[Keeping] = []
    for app in apps.get_app_configs():
        if app.name.startswith("qunqiao.") and find_spec(f"{app.name}.policy"):
            policy = import_module(f"{app.name}.policy")
            if module_has_submodule(policy, "retention"):
                found += import_module(f"{app.name}.policy.retention").RETENTION
    return found
