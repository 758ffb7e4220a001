"""The nouns of a rulebook: rulebook, rule, and the basis a rule stands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

Subject = Literal["unit", "organisation"]
Strength = Literal["must", "may", "normally"]
Severity = Literal["high", "medium", "low"]
Theme = Literal["organisation", "cadres", "support", "activities", "style"]
# V: read in the instrument; V2: read second-hand; M: from memory, unverified;
# house: a policy of the supervising body, not law.
Confidence = Literal["V", "V2", "M", "house"]
# What sort of text a source is: the state's law and regulations, what an organisation of its own gave
# itself or its branches, a place's rules, a supervising body's policy.
SourceKind = Literal["law", "regulation", "charter", "league", "union", "women", "local", "house"]
Language = Literal["zh", "en"]
Plain = int | str | bool | None
Parameter = int | str

SUBJECTS: tuple[Subject, ...] = ("unit", "organisation")
THEMES: tuple[Theme, ...] = ("organisation", "cadres", "support", "activities", "style")
SEVERITIES: tuple[Severity, ...] = ("high", "medium", "low")
STRENGTHS: tuple[Strength, ...] = ("must", "normally", "may")
CONFIDENCES: tuple[Confidence, ...] = ("V", "V2", "M", "house")
SOURCE_KINDS: tuple[SourceKind, ...] = (
    "law",
    "regulation",
    "charter",
    "league",
    "union",
    "women",
    "local",
    "house",
)
NO_PARAMETERS: Mapping[str, Mapping[str, Parameter]] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class Text:
    """One wording in the two languages that are written by hand."""

    zh: str
    en: str

    def __getitem__(self, language: str) -> str:
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, kw_only=True)
class Basis:
    """Where a rule comes from, and how sure we are of the words.

    ``kind`` is None where nobody said; ``region`` is the beginning of the region codes where it binds,
    "" everywhere. ``quote`` is empty when nobody has read the text (confidence M) and for house policy.
    ``texts_file`` names the file of statute texts that holds the instrument, if there is one.
    ``tiers`` are the tiers of the bodies it speaks of, none for all; ``carries`` says what of the rule it
    carries, where several sources carry different parts of one.
    """

    instrument: str
    kind: SourceKind | None
    region: str
    article: str
    date: date | None
    quote: str
    confidence: Confidence
    note: Text | None
    texts_file: str | None
    tiers: tuple[str, ...] = ()
    carries: Text | None = None

    @property
    def verified(self) -> bool:
        """Whether somebody has read the quoted words in the instrument itself."""
        return self.confidence == "V"

    def speaks_of(self, tier: object) -> bool:
        """Whether it speaks of bodies of this tier."""
        return not self.tiers or tier in self.tiers


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule as data; expressions are SQL over the facts of ``subject``.

    ``values`` are named sub-expressions (a band, a shortfall) that the breach, the sentence and
    the computation may use by name. ``regions`` and ``except_regions`` are prefixes of the
    unit's region code; a unit without a region is under the national rule. ``waits_for`` names the
    parts of the platform that will record what the rule needs; it is found out, not written.

    ``faults`` is what a breach is called and ``topics`` what the rule is about, where ``titles``, which
    may state the rule, would say the opposite of the one and accuse in the other. ``within`` names the
    parameter that allows so many months from ``since``: the fault begins when they are over. ``doubt`` is
    a sentence that a breach gets where the value ``doubted`` is 1: what may be wrong with the record.
    """

    id: str
    rulebook: str
    titles: Text
    subject: Subject
    jurisdiction: str
    regions: tuple[str, ...]
    except_regions: tuple[str, ...]
    organisation_kinds: tuple[str, ...]
    unit_kinds: tuple[str, ...]
    in_force_from: date | None
    in_force_to: date | None
    strength: Strength
    severity: Severity
    theme: Theme
    parameters: Mapping[str, Parameter]
    values: Mapping[str, str]
    applies: str
    breach: str
    says: Text
    computes: Text | None
    evidence: tuple[str, ...]
    since: str | None
    basis: tuple[Basis, ...]
    advice: Text
    next_step: str
    faults: Text | None = None
    topics: Text | None = None
    within: str | None = None
    doubted: str | None = None
    doubt: Text | None = None
    waits_for: tuple[Text, ...] = ()

    def in_force(self, day: date) -> bool:
        """Whether the rule binds on ``day``; both ends of its time are included.

        A rule that waits for facts which nothing records yet binds on no day.
        """
        if self.waits_for:
            return False
        begun = self.in_force_from is None or self.in_force_from <= day
        return begun and (self.in_force_to is None or day <= self.in_force_to)

    def bases_for(self, tier: object) -> tuple[Basis, ...]:
        """The sources that speak of a body of this tier; all of them where none does."""
        return tuple(basis for basis in self.basis if basis.speaks_of(tier)) or self.basis

    @property
    def advisory(self) -> bool:
        """Whether a breach is advice (the source says may or normally), not a fault."""
        return self.strength != "must"

    @property
    def verified(self) -> bool:
        """Whether any of the rule's sources has been read in its own words."""
        return any(basis.verified for basis in self.basis)


@dataclass(frozen=True, kw_only=True)
class Rulebook:
    """A file of rules; ``digest`` is the SHA-256 of its text, so a result names its rules.

    ``country`` says whose law it is (CN where the file does not say).
    """

    id: str
    titles: Text
    version: str
    digest: str
    source: str
    rules: tuple[Rule, ...]
    country: str = "CN"
