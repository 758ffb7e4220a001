"""The pages of needs, and who may enter."""

from qunqiao.needs import policy
from qunqiao.people.pages import admitted

handler_in = admitted(policy.may_use_inbox)
