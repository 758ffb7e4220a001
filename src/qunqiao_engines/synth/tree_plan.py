"""The plan of the tree: which bodies there are, under which, how many people and women.

All names are invented; the province does not exist and its division codes begin
with 99, which GB/T 2260 assigns to no province.
"""

from typing import Final

from qunqiao_engines.synth.values import UnitPlan

CLOSED: Final = "LJ007"
"""A unit closed two years ago; most of its people moved to ``MERGED_INTO``."""
MERGED_INTO: Final = "LJ002"
YOUNG_UNITS: Final = frozenset({"LJ051", "LJ054"})
"""Units opened four years ago: their unions are in their first term."""

# code | name | short name | parent | kind | region | staff | women, percent
_TABLE: Final = """\
LJ001|中共澜江省委省直机关工作委员会|省直机关工委||organ|990000|86|41
LJ002|澜江省农业农村厅|省农业农村厅|LJ001|organ|990000|212|38
LJ003|澜江省农业技术推广总站|省农技总站|LJ002|institution|990000|74|40
LJ004|澜江省种子管理站|省种子站|LJ002|institution|990100|36|42
LJ005|澜江省畜牧兽医研究所|省畜牧兽医所|LJ002|institution|990100|118|44
LJ006|澜江省农业广播电视学校|省农广校|LJ002|institution|990000|28|46
LJ007|澜江省农业机械化管理办公室|省农机办|LJ002|institution|990000|24|30
LJ008|澜江省水利厅|省水利厅|LJ001|organ|990000|164|35
LJ009|澜江省水文勘测中心|省水文中心|LJ008|institution|990000|236|28
LJ010|澜江水利规划设计有限公司|水利设计公司|LJ008|enterprise|990000|312|34
LJ011|青螺湖水库管理处|青螺湖管理处|LJ008|institution|990302|58|33
LJ012|澜江省自然资源厅|省自然资源厅|LJ001|organ|990000|178|37
LJ013|澜江省地质调查院|省地调院|LJ012|institution|990000|187|27
LJ014|澜江地质勘探有限公司|澜江地勘|LJ012|enterprise|990200|418|21
LJ015|澜江省测绘成果档案馆|省测绘档案馆|LJ012|institution|990000|19|52
LJ016|澜江省审计厅|省审计厅|LJ001|organ|990000|143|43
LJ017|澜江省档案馆|省档案馆|LJ001|institution|990000|88|55
LJ018|澜江省生态环境厅|省生态环境厅|LJ001|organ|990000|126|39
LJ019|澜江省生态环境监测中心|省环境监测中心|LJ018|institution|990000|134|46
LJ020|澜江省核与辐射安全技术站|省辐射技术站|LJ018|institution|990100|22|36
LJ021|澜江省交通运输厅|省交通运输厅|LJ001|organ|990000|152|33
LJ022|澜江公路勘察设计有限公司|公路设计公司|LJ021|enterprise|990000|268|29
LJ023|澜江省航道养护中心|省航道中心|LJ021|institution|990400|97|24
LJ024|雁回渡船闸管理站|雁回渡船闸站|LJ021|institution|990401|17|29
LJ025|澜江省教育厅|省教育厅|LJ001|organ|990000|119|45
LJ026|澜江省教育考试中心|省教育考试中心|LJ025|institution|990000|43|49
LJ027|澜江工程职业技术学院|澜江工程职院|LJ025|institution|990200|486|51
LJ028|澜江省卫生健康委员会|省卫生健康委|LJ001|organ|990000|137|47
LJ029|澜江省康复医院|省康复医院|LJ028|institution|990000|894|71
LJ030|澜江省血液中心|省血液中心|LJ028|institution|990000|112|66
LJ031|澜江省文化和旅游厅|省文化和旅游厅|LJ001|organ|990000|98|48
LJ032|澜江省图书馆|省图书馆|LJ031|institution|990000|126|63
LJ033|澜江省非物质文化遗产保护中心||LJ031|institution|990000|14|57
LJ034|澜江演艺集团有限公司|澜江演艺|LJ031|enterprise|990000|264|53
LJ035|澜江省科学技术厅|省科技厅|LJ001|organ|990000|76|42
LJ036|澜江省科技情报研究所|省科技情报所|LJ035|institution|990000|52|50
LJ037|澜江省市场监督管理局|省市场监管局|LJ001|organ|990000|188|41
LJ038|澜江省计量测试研究院|省计量院|LJ037|institution|990000|146|37
LJ039|澜江省纤维质量检验中心|省纤检中心|LJ037|institution|990100|28|54
LJ040|澜江省林业和草原局|省林草局|LJ001|organ|990000|83|35
LJ041|云栎山自然保护区管理局|云栎山管理局|LJ040|institution|990501|61|26
LJ042|澜江省林木种苗站||LJ040|institution|990500|12|33
LJ043|澜江省统计局|省统计局|LJ001|organ|990000|94|49
LJ044|澜江省粮食和物资储备局|省粮食和储备局|LJ001|organ|990000|64|36
LJ045|澜江粮食储备有限公司|澜江储粮|LJ044|enterprise|990200|156|31
LJ046|石塘口粮油仓储有限公司|石塘口粮库|LJ044|enterprise|990203|38|29
LJ047|澜江电力工程咨询有限公司|澜江电力咨询|LJ001|enterprise|990000|284|32
LJ048|澜江电力工程监理有限公司|澜江电力监理|LJ047|enterprise|990000|109|27
LJ049|澜江水务投资集团有限公司|澜江水务|LJ001|enterprise|990000|365|38
LJ050|澜江清源供水有限公司|清源供水|LJ049|enterprise|990100|262|36
LJ051|澜江润泽水处理有限公司|润泽水处理|LJ049|enterprise|990102|23|35
LJ052|澜江出版传媒有限公司|澜江出版|LJ001|enterprise|990000|174|56
LJ053|澜江新知印务有限公司|新知印务|LJ052|enterprise|990100|67|43
LJ054|澜江省公共资源交易中心|省交易中心|LJ001|institution|990000|47|47
LJ055|澜江省工程师协会|省工程师协会|LJ001|social|990000|15|40
LJ056|澜江省慈善服务促进会|省慈善促进会|LJ001|social|990000|11|64
LJ057|澜江省青年志愿服务协会|省青志协|LJ001|social|990000|13|54
LJ058|澜江省物流行业协会|省物流协会|LJ001|social|990000|9|33
LJ059|澜江省老年教育学会||LJ001|social|990000|8|50
LJ060|澜江省会计学会|省会计学会|LJ001|social|990000|33|61
LJ061|澜江省机关事务管理局|省机关事务局|LJ001|organ|990000|102|40
LJ062|澜江省省直机关幼儿园|省直幼儿园|LJ061|institution|990000|68|91
"""


def _plan(line: str) -> UnitPlan:
    code, name, short_name, parent, kind, region, head_count, women = line.split("|")
    return UnitPlan(
        code, name, short_name, parent or None, kind, region, int(head_count), int(women)
    )


PLAN: Final = tuple(_plan(line) for line in _TABLE.splitlines())
