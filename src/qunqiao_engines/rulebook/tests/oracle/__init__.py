"""The shipped rules written once more, as plain Python over small objects.

Nothing here reads a rulebook or knows SQL: who changes a rule on one side only is found out.
"""
