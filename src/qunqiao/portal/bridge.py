"""The door to the engines that make the sample province."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from qunqiao_engines.sheets import write_workbook
from qunqiao_engines.synth import reports, sample_province


@dataclass(frozen=True, slots=True)
class Role:
    """One person of the demonstration and where their duty lies."""

    staff_number: str
    unit_code: str


@dataclass(frozen=True, slots=True)
class Report:
    """A workbook a clerk could send, and the day it brings the register up to."""

    day: date
    workbook: bytes


@dataclass(frozen=True, slots=True)
class Sample:
    """The invented province as the reports that told of it, oldest first, and its cast by role."""

    reports: Sequence[Report]
    cast: Mapping[str, Role]


def sample(as_of: date) -> Sample:
    """The province up to ``as_of``; the same day gives the same bytes."""
    province = sample_province(as_of=as_of)
    cast = {role: Role(who.staff_number, who.unit_code) for role, who in province.cast.items()}
    told = [Report(one.day, write_workbook(one.tables)) for one in reports(province)]
    return Sample(told, cast)
