"""House rules of self-inspection."""

# More units than this in one inspection are for several: nobody reads a table of thousands.
MOST_SHEETS = 500
MOST_PROBLEMS = 20
# A sheet is answered within a fortnight, if nobody says otherwise.
SHEET_DAYS = 14
# So long a rectification takes that nobody has planned otherwise.
PLAN_DAYS = 60
