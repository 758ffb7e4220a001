"""ID and telephone numbers as people write them: made alike, checked, and covered for display."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from stdnum.cn import ric
from stdnum.exceptions import ValidationError

from qunqiao.people.models import Person, PrivateDetail

Kind = PrivateDetail.Kind

# Whatever stands between digits: spaces, dashes, brackets, dots.
_BETWEEN = re.compile(r"[^\w+]|_")
_ID_NUMBER = re.compile(r"[0-9]{17}[0-9X]|[0-9]{15}")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_PHONE = re.compile(r"1[3-9][0-9]{9}|0[0-9]{9,17}|\+[0-9]{7,15}")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that is unlikely but happens: the number may be kept after a look at the card."""

    sentence: str | Promise


def normal(kind: str, written: str) -> str:
    """The number without spaces and signs, with a capital X; "" if it cannot be one of its kind.

    An ID number of 15 digits (issued until 1999) becomes the 18 digits of the same person (GB 11643),
    so that both are found as one. A mobile number loses the +86 before it.
    """
    plain = _plain(written)
    if kind == Kind.ID_NUMBER:
        return _eighteen(plain) if _ID_NUMBER.fullmatch(plain) else ""
    for prefix in ("+86", "0086", "86"):
        rest = plain.removeprefix(prefix)
        if rest != plain and _MOBILE.fullmatch(rest):
            return rest
    return plain if _PHONE.fullmatch(plain) else ""


def doubts(kind: str, number: str, person: Person) -> list[Doubt]:
    """What speaks against a ``normal`` number: its check digit, its day of birth, or the registry.

    None of it refuses: cards with a wrong check digit were issued, and the registry may err.
    """
    if kind != Kind.ID_NUMBER:
        return []
    found = []
    if ric.calc_check_digit(number) != number[17]:
        found.append(Doubt(_("最后一位校验码不对。")))
    born = _born(number)
    if born is None:
        found.append(Doubt(_("第 7 到 14 位不是有效的出生日期。")))
    elif person.birth_date and born != person.birth_date:
        found.append(Doubt(_("号码里的出生日期与名册上的不同。")))
    male = int(number[16]) % 2 == 1
    if person.sex and (person.sex == Person.Sex.MALE) != male:
        found.append(Doubt(_("号码里的性别与名册上的不同。")))
    return found


def covered(number: str) -> str:
    """The number with its middle covered: 110***********0072, 138****5678; of a short one, half."""
    head, tail = (3, 4) if len(number) >= 11 else (0, len(number) // 2)
    hidden = len(number) - head - tail
    return number[:head] + "*" * hidden + number[len(number) - tail :]


def holds_a_number(text: str) -> bool:
    """Whether free text contains what may be an ID or a mobile number: eleven digits on end."""
    return re.search(r"[0-9]{11}", _plain(text)) is not None


def _plain(written: str) -> str:
    """Without what stands between, full-width forms made narrow, in capitals."""
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", written)).upper()


def _eighteen(plain: str) -> str:
    if len(plain) == 18:
        return plain
    longer = f"{plain[:6]}19{plain[6:]}"
    check: str = ric.calc_check_digit(f"{longer}0")  # looks at all places but the last
    return longer + check


def _born(number: str) -> date | None:
    try:
        born: date = ric.get_birth_date(number)
    except ValidationError:
        return None
    return born
