"""The dictionary of facts: everything a rule may speak of, by subject and name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .fact import Fact
from .model import Subject
from .organisation_facts import ORGANISATION_FACTS
from .unit_facts import UNIT_FACTS

#: Subject -> name -> fact.
FACTS: Mapping[Subject, Mapping[str, Fact]] = MappingProxyType(
    {
        "unit": MappingProxyType({fact.name: fact for fact in UNIT_FACTS}),
        "organisation": MappingProxyType({fact.name: fact for fact in ORGANISATION_FACTS}),
    }
)
