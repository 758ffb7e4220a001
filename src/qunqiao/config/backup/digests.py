"""What a platform is known by: the digests of its registry, its trail, its tables and its files."""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from qunqiao.config.backup.contents import label, state_models
from qunqiao.config.backup.rows import lines
from qunqiao.config.backup.structure import Structure
from qunqiao.registry.queries.digest import registry_digest
from qunqiao.trail.digests import canonical
from qunqiao.trail.queries import verify


@dataclass(frozen=True, slots=True)
class Trail:
    """The trail at one moment: its length, the head of its chain, and where it does not hold."""

    entries: int
    head: str
    broken: list[list[Any]]

    @classmethod
    def now(cls) -> "Trail":
        """Recompute the chain and say what was found."""
        verdict = verify()
        return cls(
            verdict.entries, verdict.head, [[one.number, one.fault] for one in verdict.broken]
        )


@dataclass(frozen=True, slots=True)
class Digests:
    """Four digests in hexadecimal; two platforms that agree in them hold the same.

    Registry and trail are empty while the database is not of this program's structure: only the
    program that made it can read them.
    """

    registry: str  # by natural keys, whatever the ids (``registry.queries.digest``)
    trail: str  # the head of the chain, and what was before and after each act
    tables: str  # every column of every table that is state
    files: str  # every file under home that is state

    @classmethod
    def of(
        cls, registry: str, trail: Trail | None, tables: dict[str, str], files: dict[str, str]
    ) -> "Digests":
        """The four of a platform whose tables and files have these SHA-256 by name."""
        acts = _of(asdict(trail), tables.get("trail.detail")) if trail else ""
        return cls(registry, acts, _of(tables), _of(files))

    def disagreeing(self, other: "Digests") -> list[str]:
        """The names of those that differ; an empty one agrees with every other."""
        mine, others = asdict(self), asdict(other)
        return [name for name in mine if mine[name] and others[name] and mine[name] != others[name]]

    def as_json(self) -> dict[str, str]:
        """By name."""
        return asdict(self)


def digests_here(structure: Structure, files: dict[str, str]) -> Digests:
    """The four of the platform as it stands, every row read again; ``files`` are SHA-256 by name."""
    tables = {label(model): table_digest(lines(model)) for model in state_models(structure.apps)}
    return Digests.of(registry_here(structure), trail_here(structure), tables, files)


def registry_here(structure: Structure) -> str:
    """The registry's digest."""
    return registry_digest() if structure.current else ""


def trail_here(structure: Structure) -> Trail | None:
    """The trail, its chain recomputed."""
    return Trail.now() if structure.current else None


def table_digest(rows: Iterable[bytes]) -> str:
    """SHA-256 over a table's lines."""
    digest = hashlib.sha256()
    for line in rows:
        digest.update(line)
    return digest.hexdigest()


def _of(*contents: Any) -> str:
    return hashlib.sha256(canonical(list(contents))).hexdigest()
