"""The pages of exemplars, and who may enter."""

from qunqiao.exemplars import policy
from qunqiao.people.pages import admitted

reader_in = admitted(policy.may_read)
