"""The tables of burden: charges of the ledger, and requests for data with their answers."""

from qunqiao.burden.models.charge import Asked, Charge
from qunqiao.burden.models.request import Answer, Field, Recipient, Request

__all__ = ["Answer", "Asked", "Charge", "Field", "Recipient", "Request"]
