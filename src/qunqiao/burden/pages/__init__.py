"""The pages of burden, and who may enter."""

from qunqiao.burden import policy
from qunqiao.people.pages import admitted

reader_in = admitted(policy.may_read)
caller_in = admitted(policy.may_call)
