"""The pages of official documents, and who may enter."""

from qunqiao.circulars import policy
from qunqiao.people.pages import admitted

reader_in = admitted(policy.may_read)
writer_in = admitted(policy.may_write)
