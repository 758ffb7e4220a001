"""The sentences about whole files, and about sheets and rows left aside."""

from collections.abc import Mapping

from qunqiao_engines.sheets.wording import Wording

FILE: Mapping[str, Wording] = {
    "empty_file": Wording(
        "这个文件是空的", "The file is empty", "请选好文件再上传", "choose the file again"
    ),
    "encrypted": Wording(
        "这个文件设了密码，打不开",
        "The file is protected by a password",
        "请取消密码另存后再上传",
        "save it without the password and upload it again",
    ),
    "damaged": Wording(
        "这个文件已损坏，读不出来",
        "The file is damaged and cannot be read",
        "请用 Excel 或 WPS 打开另存为 .xlsx 后再上传",
        "open it in a spreadsheet program, save it as .xlsx and upload that",
    ),
    "not_a_workbook": Wording(
        "这个文件不是电子表格",
        "The file is not a workbook",
        "请上传 .xlsx、.xls、.xlsb、.ods 或 .csv 文件",
        "upload an .xlsx, .xls, .xlsb, .ods or .csv file",
    ),
    "saved_as_web_page": Wording(
        "这个文件其实是网页，只是用了表格的后缀名",
        "The file is a web page under a workbook's name",
        "请用 Excel 或 WPS 打开另存为 .xlsx 后再上传",
        "open it in a spreadsheet program, save it as .xlsx and upload that",
    ),
    "old_format": Wording(
        "这个文件是旧式的 {format} 格式",
        "The file is in the old {format} format",
        "请用 Excel 或 WPS 打开另存为 .xlsx 后再上传",
        "open it in a spreadsheet program, save it as .xlsx and upload that",
    ),
    "unknown_encoding": Wording(
        "这个文本文件的编码认不出来",
        "The encoding of the text file is not known",
        "请另存为 UTF-8 编码的 .csv 或 .xlsx 后再上传",
        "save it as .csv in UTF-8 or as .xlsx and upload that",
    ),
    "too_large": Wording(
        "这个文件展开后超过 {limit} MB",
        "Unpacked, the file is more than {limit} MB",
        "请分成几个文件上传",
        "upload it in several files",
    ),
    "too_wide": Wording(
        "这个文件的表格范围太大（{rows} 行 × {columns} 列）",
        "A sheet of the file spans {rows} rows by {columns} columns",
        "请删去远处的空行空列后再上传",
        "delete the far-away rows and columns and upload it again",
    ),
    "too_many_cells": Wording(
        "这个文件的一张工作表里填了约 {cells} 格，太多了",
        "A sheet of the file has some {cells} filled cells, too many at once",
        "请分成几个文件上传",
        "upload it in several files",
    ),
    "row_too_long": Wording(
        "这个文本文件里有一行超过 {limit} 个字",
        "A row of the text file has more than {limit} characters",
        "请检查换行和引号，或另存为 .xlsx 后再上传",
        "check its line ends and quotation marks, or save it as .xlsx and upload that",
    ),
    "text_too_long": Wording(
        "这个文件里有一格的文字超过 {limit} MB",
        "A cell of the file holds more than {limit} MB of text",
        "请把长文字另存为文档，表格里只留要登记的内容",
        "keep long texts in a document and only what is registered in the workbook",
    ),
    "too_many_tables": Wording(
        "这个文件里像表头的行超过 {limit} 行",
        "The file has more than {limit} rows that look like headings",
        "请每类信息只留一张表，分成几个文件上传",
        "keep one table for each kind of record, or upload it in several files",
    ),
    "too_many_rows": Wording(
        "这个文件超过 {limit} 行",
        "The file has more than {limit} rows",
        "请分成几个文件上传",
        "upload it in several files",
    ),
    "no_known_sheet": Wording(
        "这个文件里没有认得出的工作表（有：{sheets}）",
        "The file has no sheet that is known here (it has: {sheets})",
        "请用本系统的模板，工作表名和表头不要改",
        "use the template and keep its sheet names and headings",
    ),
    "missing_headings": Wording(
        "工作表“{sheet}”的表头里缺少：{headings}",
        "The headings of the sheet “{sheet}” lack: {headings}",
        "请补上这几列后再上传",
        "add these columns and upload it again",
    ),
    "duplicate_headings": Wording(
        "工作表“{sheet}”里“{headings}”出现了不止一列",
        "The sheet “{sheet}” has more than one column for: {headings}",
        "请只留一列后再上传",
        "keep one of them and upload it again",
    ),
    "unplaced_errors": Wording(
        "这个文件里有出错的公式（如 #N/A），又定不出在哪一格",
        "The file has formulas in error (such as #N/A) that cannot be located",
        "请把公式改成数值后再上传",
        "replace formulas by their values and upload it again",
    ),
}

ASIDE: Mapping[str, Wording] = {
    "total_row": Wording("是合计行", "is a row of totals"),
    "note_row": Wording("是说明文字", "is a note"),
    "repeated_heading": Wording("是重复的表头", "repeats the headings"),
    "title_row": Wording("是下面一张表的标题", "is the title of the table below it"),
    "no_known_value": Wording("在认得的各列里没有内容", "has nothing in the columns that are read"),
    "empty_sheet": Wording("是空的", "is empty"),
    "instructions": Wording("是填写说明", "is the instructions"),
    "hidden_sheet": Wording("是隐藏的工作表，没有读", "is hidden and was not read"),
    "not_a_worksheet": Wording("不是普通工作表", "is not a worksheet"),
    "unknown_sheet": Wording(
        "不是登记用的工作表，没有读", "is not a sheet of the registry and was not read"
    ),
}
