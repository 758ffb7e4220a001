"""The rulebooks in use as pages show them: each rule with its parameters, its sources, how sure they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from qunqiao.checkups.bridge.house import added_books, chosen_parameters
from qunqiao.checkups.bridge.rulebooks import (
    COUNTRY,
    Parameters,
    book_file,
    file_parameters,
    read,
    rulebook_paths,
)
from qunqiao.checkups.bridge.telling import surest
from qunqiao.checkups.errors import BadRulebook
from qunqiao.kit import clock
from qunqiao.kit.errors import Sentence
from qunqiao_engines.rulebook import Basis, Rule, Rulebook, heading


@dataclass(frozen=True, slots=True)
class RuleView:
    """One rule as a page shows it; ``parameters`` are those in force here."""

    rule: Rule
    book: Rulebook
    parameters: dict[str, int | str]

    @property
    def confidence(self) -> str:
        """The surest of its sources: V read, V2 second-hand, M from memory, house policy."""
        return surest(basis.confidence for basis in self.rule.basis)

    @property
    def bases(self) -> tuple[Basis, ...]:
        """Where the rule comes from."""
        return self.rule.basis

    def title(self, language: str) -> str:
        """What the rule is called."""
        return self.rule.titles["en" if language.startswith("en") else "zh"]

    def heading(self, outcome: str, evidence: Mapping[str, Any], language: str) -> str:
        """What a finding of it is called: the fault, or of an unknown what cannot be judged."""
        values = {**self.parameters, **evidence}
        return heading(self.rule, outcome, values, "en" if language.startswith("en") else "zh")

    def texts_for(self, tier: str | None) -> list[Basis]:
        """Those of its sources that speak of a body of this tier; none where all speak of others."""
        return [one for one in self.bases if one.speaks_of(tier)]

    def advice(self, language: str) -> str:
        """What a body in breach can do."""
        return self.rule.advice["en" if language.startswith("en") else "zh"]


@dataclass(frozen=True, slots=True)
class BookView:
    """One rulebook with its rules in the order they stand in; ``own`` was added on a page."""

    book: Rulebook
    rules: tuple[RuleView, ...]
    own: bool = False

    def title(self, language: str) -> str:
        """What the rulebook is called."""
        return self.book.titles["en" if language.startswith("en") else "zh"]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The rulebooks in use; ``troubles`` says of each file that cannot be used why not."""

    books: tuple[BookView, ...]
    troubles: tuple[Sentence, ...]

    def rule(self, rule_id: str) -> RuleView | None:
        """The rule of this id, if a rulebook in use has it."""
        return self.rules.get(rule_id)

    def before(self, view: RuleView, day: date) -> RuleView | None:
        """The rule that asked the same on ``day``, when the text of ``view`` was not in force yet."""
        asked = _asks(view.rule)
        return next(
            (
                one
                for one in self.rules.values()
                if one.rule.in_force(day)
                and one.rule.id != view.rule.id
                and _asks(one.rule) == asked
            ),
            None,
        )

    @property
    def rules(self) -> dict[str, RuleView]:
        """Every rule by its id."""
        return {view.rule.id: view for book in self.books for view in book.rules}


def _asks(rule: Rule) -> tuple[object, ...]:
    """What a rule asks of whom: the same of the successors of one rule."""
    return rule.subject, rule.organisation_kinds, rule.unit_kinds, rule.applies, rule.breach


def shelf(on: date | None = None) -> Shelf:
    """Every rulebook in use on a day (today) with its rules; a sentence for each that cannot be used."""
    day = on or clock.today()
    books, troubles = [], []
    try:
        chosen = {**file_parameters(), **chosen_parameters(day)}
    except BadRulebook as trouble:
        chosen = chosen_parameters(day)
        troubles.append(trouble.sentence)
    for path in rulebook_paths():
        try:
            (book,) = read([book_file(path)])
        except BadRulebook as trouble:
            troubles.append(trouble.sentence)
            continue
        if book.country == COUNTRY:
            books.append(BookView(book, tuple(_view(rule, book, chosen) for rule in book.rules)))
    for file in added_books(day):
        (book,) = read([file])
        rules = tuple(_view(rule, book, chosen) for rule in book.rules)
        books.append(BookView(book, rules, own=True))
    return Shelf(tuple(books), tuple(troubles))


def _view(rule: Rule, book: Rulebook, chosen: Parameters) -> RuleView:
    return RuleView(rule, book, {**rule.parameters, **chosen.get(rule.id, {})})
