"""What an amendment would change: the rules it is about, with it and without, on one snapshot."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from qunqiao.checkups.bridge.evaluating import Examination, Found, evaluate_snapshot
from qunqiao.checkups.bridge.house import House, fitting, house
from qunqiao.checkups.bridge.rulebooks import BookFile, Parameters, read
from qunqiao.checkups.models import Amendment

_EXAMPLES = 40
Key = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Trial:
    """What would be new, what would be cleared, and what would turn from unknown to breach or back.

    ``rules`` and ``units`` count [new, cleared, turned] by rule and by unit id; ``examples`` are some
    of each in words.
    """

    as_of: date
    rules: dict[str, list[int]]
    units: dict[str, list[int]]
    examples: list[dict[str, Any]]

    def as_json(self) -> dict[str, Any]:
        """The trial as it is kept."""
        return {
            "as_of": self.as_of.isoformat(),
            "rules": self.rules,
            "units": self.units,
            "examples": self.examples,
        }


def amended(amendment: Amendment, before: House) -> House:
    """``before`` with ``amendment`` in force.

    Raises:
        BadRulebook: the rulebooks cannot be used together.
    """
    if amendment.kind == Amendment.Kind.PARAMETERS:
        others = {r: dict(v) for r, v in before.parameters.items() if r != amendment.rule}
        chosen = {amendment.rule: amendment.values} if amendment.values else {}
        return replace(before, parameters={**others, **chosen})
    name = f"{amendment.book}.toml"
    files = [file for file in before.files if file.name != name]
    if amendment.kind == Amendment.Kind.ADD:
        files.append(BookFile(name, amendment.text))
    return House(tuple(files), fitting(before.parameters, files))


def try_amendment(amendment: Amendment, folder: Path, as_of: date) -> Trial:
    """What ``amendment`` would change about the snapshot in ``folder``, as of its day.

    Only the rules it is about are run, with it and without.

    Raises:
        BadRulebook: it cannot be used; the sentence says where and why.
        BadTables: the snapshot is gone or damaged.
    """
    before = house(amendment.from_on)
    after = amended(amendment, before)
    was = _examined(before, amendment, folder, as_of)
    then = _examined(after, amendment, folder, as_of)
    return _compared(was, then, as_of)


def _examined(rules: House, amendment: Amendment, folder: Path, as_of: date) -> Iterable[Found]:
    wanted = _of(amendment, rules)
    if not wanted:
        return ()
    chosen: Parameters = {r: v for r, v in rules.parameters.items() if r in wanted}
    examination: Examination = evaluate_snapshot(
        folder, rules.files, as_of=as_of, parameters=chosen, only=wanted
    )
    return examination.findings()


def _of(amendment: Amendment, rules: House) -> frozenset[str]:
    """The rules of ``rules`` that the amendment is about."""
    books = read(rules.files)
    if amendment.kind == Amendment.Kind.PARAMETERS:
        return frozenset({amendment.rule} & {r.id for book in books for r in book.rules})
    return frozenset(r.id for book in books if book.id == amendment.book for r in book.rules)


def _compared(was: Iterable[Found], then: Iterable[Found], as_of: date) -> Trial:
    before: dict[Key, Found] = {_key(found): found for found in was}
    trial = Trial(as_of, {}, {}, [])
    for found in then:
        stood = before.pop(_key(found), None)
        if stood is None:
            _note(trial, found, 0)
        elif stood.values["outcome"] != found.values["outcome"]:
            _note(trial, found, 2)
    for found in before.values():
        _note(trial, found, 1)
    return trial


def _key(found: Found) -> Key:
    return found.rule, found.subject_kind, found.subject_id


_CHANGES = ("new", "cleared", "turned")


def _note(trial: Trial, found: Found, place: int) -> None:
    for counts in (
        trial.rules.setdefault(found.rule, [0, 0, 0]),
        trial.units.setdefault(str(found.unit_id), [0, 0, 0]),
    ):
        counts[place] += 1
    if sum(one["change"] == _CHANGES[place] for one in trial.examples) < _EXAMPLES // 2:
        trial.examples.append(_example(found, _CHANGES[place]))


def _example(found: Found, change: str) -> dict[str, Any]:
    values: Mapping[str, Any] = found.values
    return {
        "change": change,
        "rule": found.rule,
        "unit": found.unit_id,
        "name": values["subject_name"],
        "outcome": values["outcome"],
        "zh": values["says_zh"],
        "en": values["says_en"],
    }
