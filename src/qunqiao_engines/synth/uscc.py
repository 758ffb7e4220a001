"""Unified social credit codes of invented units, with right check digits (GB 32100-2015)."""

from typing import Final

_ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
# What registers the unit and what it is: 11 organ, 12 institution, 51 social body, 91 enterprise.
_REGISTERED_AS: Final = {"organ": "11", "institution": "12", "social": "51", "enterprise": "91"}


def credit_code(kind: str, serial: int) -> str:
    """The 18-character code of the ``serial``-th invented unit; both check digits are right.

    The division is 990000, which GB/T 2260 assigns to nobody, so that no code
    made here can belong to a real unit.

    >>> credit_code("institution", 9)
    '129900000000000940'
    """
    body = f"{_REGISTERED_AS[kind]}990000{_organisation_code(serial)}"
    return body + check_character(body)


def broken(code: str) -> str:
    """The code with a last character that fails the check, as some early real codes do."""
    return code[:-1] + _ALPHABET[(_ALPHABET.index(code[-1]) + 7) % 31]


def check_character(body: str) -> str:
    """The 18th character for the first 17: weights 3**i mod 31, alphabet without I O S V Z."""
    total = sum(_ALPHABET.index(letter) * pow(3, place, 31) for place, letter in enumerate(body))
    return _ALPHABET[-total % 31]


def _organisation_code(serial: int) -> str:
    # GB 11714: eight digits and a check digit modulo 11, where 10 is written X.
    digits = f"{serial:08d}"
    total = sum(
        int(d) * weight for d, weight in zip(digits, (3, 7, 9, 10, 5, 8, 4, 2), strict=True)
    )
    return digits + "0123456789X"[-total % 11]
