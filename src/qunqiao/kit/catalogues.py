"""The platform's texts in three languages: extracted, completed, derived and compiled.

zh-Hans is written in the code. English is written by people, in each app's own catalogue. zh-Hant is
derived character by character with OpenCC, and ``kit/hant_exceptions.toml`` holds what a reader mended.

    python -m qunqiao.kit.catalogues update [APP...]   extract, keep, derive, compile
    python -m qunqiao.kit.catalogues compile           only compile (needs no OpenCC)
"""

import io
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from qunqiao.kit.hant import to_hant

PACKAGE = Path(__file__).resolve().parents[1]
EXCEPTIONS = PACKAGE / "kit" / "hant_exceptions.toml"
LOCALES = ("en", "zh_Hant")
_METHODS = [
    ("**/tests/**", "ignore"),
    ("**/locale/**", "ignore"),
    ("**.py", "python"),
    ("**/templates/**.html", "jinja2"),
    ("**/templates/**.txt", "jinja2"),
]
_KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
_OPTIONS = {"**/templates/**.html": {"trimmed": "true", "silent": "false"}}


def apps() -> list[str]:
    """The apps that may hold texts."""
    return sorted(path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists())


def extract(app: str) -> Catalog:
    """Every text of one app as it stands in its code and templates now."""
    catalogue = Catalog(charset="utf-8")
    found = extract_from_dir(
        PACKAGE / app, _METHODS, _OPTIONS, keywords=_KEYWORDS, directory_filter=lambda _path: True
    )
    for filename, _line, message, _comments, context in found:
        catalogue.add(message, locations=[(f"{app}/{filename}", 0)], context=context)
    return catalogue


def path_of(app: str, locale: str) -> Path:
    """Where an app keeps its texts in a language."""
    return PACKAGE / app / "locale" / locale / "LC_MESSAGES" / "django.po"


def stored(app: str, locale: str) -> Catalog:
    """The texts an app has in a language; empty if it has none yet."""
    path = path_of(app, locale)
    if not path.exists():
        return Catalog(locale=locale)
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def update(app: str) -> int:
    """Bring an app's catalogues up to its code; the number of texts English still lacks."""
    template = extract(app)
    if len(template) == 0:
        return 0
    missing = 0
    for locale in LOCALES:
        catalogue = stored(app, locale)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        if locale == "zh_Hant":
            _derive(catalogue)
        else:
            missing = sum(not is_told(message) for message in catalogue if message.id)
        _write(catalogue, path_of(app, locale))
    return missing


def compile_all() -> None:
    """Write the machine-readable form beside each catalogue."""
    for app in apps():
        for locale in LOCALES:
            path = path_of(app, locale)
            if path.exists():
                with path.with_suffix(".mo").open("wb") as file:
                    write_mo(file, stored(app, locale))


def is_told(message: Message) -> bool:
    """Whether readers are given its translation: each form is there, and none is marked as doubtful.

    A doubtful one (fuzzy: the text became another since) is left out of what is compiled.
    """
    texts = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return all(texts) and not message.fuzzy


def _derive(catalogue: Catalog) -> None:
    exceptions = tomllib.loads(EXCEPTIONS.read_text("utf-8")) if EXCEPTIONS.exists() else {}
    for message in catalogue:
        if message.id:
            source = message.id[0] if isinstance(message.id, tuple | list) else message.id
            text = exceptions.get("texts", {}).get(source) or to_hant(source)
            message.string = (text,) if isinstance(message.id, tuple | list) else text
            message.flags.discard("fuzzy")


def _write(catalogue: Catalog, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=100, omit_header=False, sort_output=True, no_location=True)
    # The header's dates would make every run a change.
    lines = [line for line in buffer.getvalue().splitlines(keepends=True) if b"-Date:" not in line]
    path.write_bytes(b"".join(lines))


def main(words: list[str]) -> Iterator[str]:
    """Run the command line's words; yields what to print."""
    if words[:1] == ["update"]:
        for app in words[1:] or apps():
            missing = update(app)
            if missing:
                yield f"{app}: {missing} texts without English"
    compile_all()


if __name__ == "__main__":
    for line in main(sys.argv[1:]):
        print(line)  # noqa: T201 - a command's output
