"""Loaded before anything else in a test run: a state folder of the tests' own."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# Each worker of a run has a folder of its own: locks and leases are files named by a record's
# number, and every worker's own database begins at number 1.
HOME = ROOT / "var" / "test" / os.environ.get("PYTEST_XDIST_WORKER", "alone")
os.environ["QUNQIAO_HOME"] = str(HOME)
os.environ["QUNQIAO_STATIC_MANIFEST"] = "false"
for name in ("QUNQIAO_DEMO", "QUNQIAO_TODAY", "QUNQIAO_LANGUAGE", "QUNQIAO_PROTECTION_LEVEL"):
    os.environ.pop(name, None)
# whitenoise warns of a missing folder, and warnings are errors here.
(HOME / "static").mkdir(parents=True, exist_ok=True)
