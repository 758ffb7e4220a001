"""The texts of rulebooks: read from disk, checked, and kept by digest."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from qunqiao.checkups.bridge.telling import refused
from qunqiao.checkups.errors import BadRulebook, NoRulebooks
from qunqiao_engines.rulebook import Rulebook, RulebookError, load

Parameters = Mapping[str, Mapping[str, int | str]]
_PARAMETERS = "parameters.toml"
#: Whose law binds here; rulebooks of other countries are run by name only.
COUNTRY = "CN"


@dataclass(frozen=True, slots=True)
class BookFile:
    """A rulebook's text under the name it is spoken of by."""

    name: str
    text: str


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


def file_rulebooks() -> list[BookFile]:
    """The texts of the rulebooks shipped and of those laid under the home by whoever runs the server.

    Another country's are left out; ``qunqiao checkup --rulebook`` runs those.

    Raises:
        NoRulebooks: there is none.
    """
    files = [file for path in rulebook_paths() if not _foreign(file := book_file(path))]
    if not files:
        raise NoRulebooks
    return files


def file_parameters() -> dict[str, dict[str, int | str]]:
    """What whoever runs the server set otherwise: rule id -> parameter -> value."""
    path = settings.HOME / "rulebooks" / _PARAMETERS
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (ValueError, RecursionError) as error:
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


def _foreign(file: BookFile) -> bool:
    try:
        return _loaded(file.name, file.text).country != COUNTRY
    except RulebookError:
        # What is wrong with it is said where it is read.
        return False


def rulebook_paths() -> list[Path]:
    """The files of rulebooks, those shipped first."""
    own = [
        path for path in (settings.HOME / "rulebooks").glob("*.toml") if path.name != _PARAMETERS
    ]
    return [*sorted(Path(settings.RULEBOOKS).glob("*.toml")), *sorted(own)]


@lru_cache(maxsize=64)
def _loaded(name: str, text: str) -> Rulebook:
    # Binding every expression takes tenths of a second; the text itself is the cache's key.
    return load(text, source=name)
