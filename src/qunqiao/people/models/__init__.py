"""Units in a tree, persons, their dated seats, accounts to sign in with and tokens for programs; one file per noun."""

from qunqiao.people.models.account import Account
from qunqiao.people.models.person import Person
from qunqiao.people.models.private_detail import ErasureBasis, PrivateDetail, ReadingPurpose
from qunqiao.people.models.seat import Seat
from qunqiao.people.models.token import Token
from qunqiao.people.models.unit import Unit

__all__ = [
    "Account",
    "ErasureBasis",
    "Person",
    "PrivateDetail",
    "ReadingPurpose",
    "Seat",
    "Token",
    "Unit",
]
