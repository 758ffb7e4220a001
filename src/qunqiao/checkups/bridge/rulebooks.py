"""The rulebooks in force here: read from disk, kept by digest, and as pages show them."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from qunqiao.checkups.bridge.telling import refused, surest
from qunqiao.checkups.errors import BadRulebook, NoRulebooks
from qunqiao.kit.errors import Sentence
from qunqiao_engines.rulebook import Basis, Rule, Rulebook, RulebookError, load

Parameters = Mapping[str, Mapping[str, int | str]]
_PARAMETERS = "parameters.toml"
_COUNTRY = "CN"


@dataclass(frozen=True, slots=True)
class BookFile:
    """A rulebook's text under the name it is spoken of by."""

    name: str
    text: str


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

    def advice(self, language: str) -> str:
        """What a body in breach can do."""
        return self.rule.advice["en" if language.startswith("en") else "zh"]


@dataclass(frozen=True, slots=True)
class BookView:
    """One rulebook with its rules in the order they stand in."""

    book: Rulebook
    rules: tuple[RuleView, ...]

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

    @property
    def rules(self) -> dict[str, RuleView]:
        """Every rule by its id."""
        return {view.rule.id: view for book in self.books for view in book.rules}


def book_file(path: Path) -> BookFile:
    """The rulebook at ``path``.

    Raises:
        BadRulebook: there is no such file, or it is not UTF-8 text.
    """
    try:
        return BookFile(path.name, path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadRulebook(
            format_lazy(_("读不出规则集“{path}”：请检查路径，并存成 UTF-8 文本。"), path=path)
        ) from error


def house_rulebooks() -> list[BookFile]:
    """The texts of the rulebooks shipped and of those the supervising body added under its home.

    Another country's are left out; ``qunqiao checkup --rulebook`` runs those.

    Raises:
        NoRulebooks: there is none.
    """
    files = [file for path in _paths() if not _foreign(file := book_file(path))]
    if not files:
        raise NoRulebooks
    return files


def house_parameters() -> dict[str, dict[str, int | str]]:
    """What the supervising body set otherwise: rule id -> parameter -> value."""
    path = settings.HOME / "rulebooks" / _PARAMETERS
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BadRulebook(f"{path}: {error}") from error


def read(files: Iterable[BookFile]) -> list[Rulebook]:
    """The checked rulebooks of these texts.

    Raises:
        BadRulebook: naming the file, the rule, the key and what is wrong there.
    """
    books = []
    for file in files:
        try:
            books.append(_loaded(file.name, file.text))
        except RulebookError as error:
            raise BadRulebook(refused(error)) from error
    return books


def keep_rulebooks(files: Iterable[BookFile]) -> None:
    """Keep each text under its digest, so that a result can be computed again years later."""
    folder = settings.HOME / "rulebooks" / "kept"
    folder.mkdir(parents=True, exist_ok=True)
    for file, book in ((file, _loaded(file.name, file.text)) for file in files):
        path = folder / f"{book.digest}.toml"
        if not path.exists():
            # Never half a text under its digest: who finds one there does not write it again.
            working = path.with_suffix(".part")
            working.write_text(file.text, "utf-8")
            working.replace(path)


def shelf() -> Shelf:
    """Every rulebook in use with its rules, and the sentence of each file that cannot be used."""
    books, troubles = [], []
    try:
        chosen = house_parameters()
    except BadRulebook as trouble:
        chosen = {}
        troubles.append(trouble.sentence)
    for path in _paths():
        try:
            (book,) = read([book_file(path)])
        except BadRulebook as trouble:
            troubles.append(trouble.sentence)
            continue
        if book.country == _COUNTRY:
            books.append(BookView(book, tuple(_view(rule, book, chosen) for rule in book.rules)))
    return Shelf(tuple(books), tuple(troubles))


def _view(rule: Rule, book: Rulebook, chosen: Parameters) -> RuleView:
    return RuleView(rule, book, {**rule.parameters, **chosen.get(rule.id, {})})


def _foreign(file: BookFile) -> bool:
    try:
        return _loaded(file.name, file.text).country != _COUNTRY
    except RulebookError:
        # What is wrong with it is said where it is read.
        return False


def _paths() -> list[Path]:
    own = [
        path for path in (settings.HOME / "rulebooks").glob("*.toml") if path.name != _PARAMETERS
    ]
    return [*sorted(Path(settings.RULEBOOKS).glob("*.toml")), *sorted(own)]


@lru_cache(maxsize=64)
def _loaded(name: str, text: str) -> Rulebook:
    # Binding every expression takes tenths of a second; the text itself is the cache's key.
    return load(text, source=name)
