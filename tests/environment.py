"""Loaded before anything else in a test run: a state folder of the tests' own."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
os.environ["QUNQIAO_HOME"] = str(ROOT / "var" / "test")
os.environ["QUNQIAO_STATIC_MANIFEST"] = "false"
for name in ("QUNQIAO_DEMO", "QUNQIAO_TODAY", "QUNQIAO_LANGUAGE", "QUNQIAO_PROTECTION_LEVEL"):
    os.environ.pop(name, None)
# whitenoise warns of a missing folder, and warnings are errors here.
(ROOT / "var" / "test" / "static").mkdir(parents=True, exist_ok=True)
