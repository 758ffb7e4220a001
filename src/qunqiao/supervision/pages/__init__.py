"""The pages of supervision, and who may enter."""

from qunqiao.people.pages import admitted
from qunqiao.supervision import policy

reader_in = admitted(policy.may_read)
caller_in = admitted(policy.may_call)
