"""The pages of visits, and who may enter."""

from qunqiao.people.pages import admitted
from qunqiao.visits import policy

reader_in = admitted(policy.may_read_visits)
