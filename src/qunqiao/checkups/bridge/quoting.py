"""Whether rulebooks can be used, and whether their quotes stand in the texts they cite."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qunqiao.checkups.bridge.rulebooks import BookFile
from qunqiao.checkups.bridge.telling import told
from qunqiao_engines.rulebook import RulebookError, Text, check_quotes, load


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """One line of the result: a rule's quote or a whole file, and what became of it."""

    place: str
    status: str
    sentence: str
    wrong: bool


def check_rulebooks(files: Iterable[BookFile], texts: Mapping[str, str]) -> list[QuoteCheck]:
    """One line per basis of every rule, and one per file that cannot be read; nothing raises.

    ``texts`` are statute texts by file name. A quote whose text is not given is not wrong, and is
    not called found either.
    """
    checks: list[QuoteCheck] = []
    for file in files:
        try:
            book = load(file.text, source=file.name)
        except RulebookError as error:
            text = Text(zh=error.sentence("zh"), en=error.sentence("en"))
            checks.append(QuoteCheck(file.name, "unreadable", told(text), wrong=True))
            continue
        checks += [
            QuoteCheck(f"{item.rulebook} {item.rule}", item.status, told(item.says), item.wrong)
            for item in check_quotes([book], texts)
        ]
    return checks
