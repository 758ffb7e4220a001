"""The sheet of an organisation's funds, year by year."""

from qunqiao_engines.sheets.columns import Column, SheetLayout, says
from qunqiao_engines.sheets.layout_organisations import ORGANISATION_CODE

# The registry keeps DECIMAL(16,2).
_LARGEST = 99_999_999_999_999

FUNDS = SheetLayout(
    table="funds",
    title=says("经费", "Funds"),
    help=says("每个组织每年一行，单位是元。", "One row per organisation and year, in yuan."),
    synonyms=("经费情况", "工会经费", "经费收支", "fund"),
    key=("organisation_code", "year"),
    columns=(
        ORGANISATION_CODE,
        Column(
            "year",
            says("年度", "Year"),
            says("如 2025。", "Such as 2025."),
            kind="int",
            required=True,
            minimum=1950,
            maximum=2100,
            synonyms=("年份", "年"),
            example="2025",
        ),
        Column(
            "payroll",
            says("工资总额(元)", "Payroll (yuan)"),
            says("全年工资总额。", "The payroll of the year."),
            kind="decimal",
            synonyms=("工资总额", "全年工资总额", "payroll"),
            example="1200000.00",
            minimum=0,
            maximum=_LARGEST,
        ),
        Column(
            "levy",
            says("拨缴经费(元)", "Levy (yuan)"),
            says(
                "用人单位全年实际拨缴的工会经费总额，不扣除上解上级工会的部分。",
                "All that the employer paid over in the year, before what is handed up.",
            ),
            kind="decimal",
            synonyms=("拨缴经费", "拨缴工会经费", "levy"),
            example="24000.00",
            minimum=0,
            maximum=_LARGEST,
        ),
        Column(
            "spent",
            says("支出(元)", "Spent (yuan)"),
            says("全年支出。", "What was spent in the year."),
            kind="decimal",
            synonyms=("支出", "经费支出", "全年支出", "spent"),
            example="20000.00",
            minimum=0,
            maximum=_LARGEST,
        ),
    ),
)
