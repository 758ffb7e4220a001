"""The door to the engines that make the sample province."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from qunqiao_engines.sheets import write_workbook
from qunqiao_engines.synth import sample_province


@dataclass(frozen=True, slots=True)
class Role:
    """One person of the demonstration and where their duty lies."""

    staff_number: str
    unit_code: str


@dataclass(frozen=True, slots=True)
class Sample:
    """The invented province as a workbook a clerk could send, and its cast by role."""

    workbook: bytes
    cast: Mapping[str, Role]


def sample(as_of: date) -> Sample:
    """The province as it stands on ``as_of``; the same day gives the same bytes."""
    province = sample_province(as_of=as_of)
    cast = {role: Role(who.staff_number, who.unit_code) for role, who in province.cast.items()}
    return Sample(write_workbook(province.tables), cast)
