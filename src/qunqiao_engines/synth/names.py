"""Invented Chinese names: common surnames by how common they are, given names by generation."""

from datetime import date
from typing import Final

from qunqiao_engines.exact import Draws

# Rough shares in ten thousand, after the published order of the common surnames.
_SURNAMES_TEXT: Final = (
    "王 720 李 710 张 680 刘 520 陈 450 杨 310 黄 220 赵 215 吴 200 周 195 徐 140 孙 135 马 125 "
    "朱 120 胡 115 郭 110 何 108 高 100 林 100 罗 86 郑 84 梁 82 谢 74 宋 70 唐 68 许 66 韩 64 "
    "冯 62 邓 60 曹 58 彭 56 曾 55 肖 54 田 52 董 50 袁 50 潘 48 于 47 蒋 46 蔡 45 余 44 杜 43 "
    "叶 42 程 41 苏 40 魏 40 吕 39 丁 38 任 37 沈 36 姚 35 卢 34 姜 34 崔 33 钟 32 谭 31 陆 31 "
    "汪 30 范 30 金 29 石 28 廖 28 贾 27 夏 27 韦 26 付 26 方 25 白 24 邹 24 孟 23 熊 23 秦 22 "
    "邱 22 江 21 尹 21 薛 20 闫 20 段 19 雷 19 侯 18 龙 18 史 17 陶 17 黎 16 贺 16 顾 15 毛 15 "
    "郝 15 龚 14 邵 14 万 14 钱 13 严 13 覃 13 武 12 戴 12 莫 12 孔 11 向 11 汤 11 温 10 康 10 "
    "施 10 文 9 牛 9 樊 9 葛 9 邢 8 安 8 齐 8 易 8 乔 8 伍 7 庞 7 颜 7 倪 7 庄 7 聂 6 章 6 鲁 6 "
    "岳 6 翟 6 殷 6 詹 5 申 5 欧 5 耿 5 关 5 兰 5 焦 4 俞 4 左 4 柳 4 甘 4 祝 4 包 4 宁 4 尚 3 "
    "欧阳 8 上官 3 皇甫 2 诸葛 2 司徒 2 慕容 2 尉迟 1 令狐 1 端木 1 公孙 1 东方 1 司马 1"
)
_WORDS: Final = _SURNAMES_TEXT.split()
SURNAMES: Final = {
    surname: int(share) for surname, share in zip(_WORDS[::2], _WORDS[1::2], strict=True)
}

# Characters by sex and generation, without those that with a common surname make a famous name.
_GIVEN: Final = {
    "male older": "建国华平志文福贵林海东伟勇刚杰斌波涛辉永忠义祥荣顺新成全胜利根良才宝振宗传光启承远卫红兵",
    "male middle": "伟磊飞超勇涛斌杰峰波辉浩亮俊凯健海晨旭阳松岩锋晓振宇坤帆群博延文家志宏景少彦",
    "male younger": "子轩浩宇博文昊天俊杰一鸣嘉豪宇航思远梓睿泽晨逸凡皓瑞霖铭昱辰佳奕恒煜淳弘然书源承知行",
    "female older": "秀英桂兰玉珍凤华淑芳丽萍红霞梅琴莲香爱菊慧敏素贞月娥美巧惠彩翠艳金玲燕瑞雪",
    "female middle": "丽娜静敏燕婷娟艳芳霞玲莉琳慧颖雪倩洁丹萍晓蕾虹璐莹梅君蓉菲岚薇佳璇妍瑾文秋海春",
    "female younger": "雨欣梓涵诗思语嫣佳怡雅可馨晨曦若彤紫萱一诺悦然婧瑶琪心妍静好沐清苒书瑜念安初夏亦菲冉月",
}
_COMMON: Final = {
    "male older": "建国 建军 志刚 国庆 卫民 永胜 文林 立新 长江 德胜 海军 玉山 春生 新民 保国 金龙",
    "male middle": "志鹏 俊峰 建波 海涛 晓东 文斌 少华 振宇 立志 国栋 云飞 永刚 学文 宏伟 剑锋 小龙",
    "male younger": "浩然 子轩 宇航 俊杰 嘉豪 天宇 一鸣 博文 思远 明轩 泽宇 文博 家乐 梓豪 晨阳 承宇",
    "female older": "秀英 桂兰 玉珍 淑芳 秀兰 凤英 玉梅 春梅 秋菊 丽华 素芬 红梅 爱华 桂香 美玲 淑珍",
    "female middle": "丽娜 晓燕 海燕 婷婷 静怡 小红 雪梅 春燕 佳丽 晓琳 冬梅 玉洁 文静 艳玲 素娟 莉莉",
    "female younger": "欣怡 雨桐 诗涵 梓涵 思雨 佳怡 可欣 雅静 梦洁 语彤 紫涵 若曦 一诺 静雯 心怡 雨萱",
}
_FAR_GIVEN: Final = {
    "male": "买买提 阿不都 艾力 玉素甫 巴图 哈斯 扎西 多吉 才让 努尔兰",
    "female": "阿依古丽 古丽娜 阿米娜 热依罕 其其格 乌兰 卓玛 央金 梅朵 阿娜尔",
}
_FAR_FAMILY: Final = "买买提 吐尔逊 艾山 库尔班 依明 木合塔尔 巴特尔 朝鲁 加措 叶尔肯"


def full_name(draws: Draws, sex: str, birth_date: date) -> str:
    """A name that fits sex and generation; one in 250 has a middle dot, one in 350 two-part surnames.

    Names repeat, as they do in life: nothing may take a name for a key.
    """
    if draws.chance(1, 250):
        return f"{draws.pick(_FAR_GIVEN[sex].split())}·{draws.pick(_FAR_FAMILY.split())}"
    surname = draws.weighted(SURNAMES)
    group = f"{sex} {_generation(birth_date)}"
    if draws.chance(2, 5):
        return surname + draws.pick(_COMMON[group].split())
    first = draws.pick(_GIVEN[group])
    if len(surname) == 1 and draws.chance(22, 100):
        return surname + first
    return surname + first + draws.pick(_GIVEN[group].replace(first, ""))


def _generation(birth_date: date) -> str:
    if birth_date.year < 1978:
        return "older"
    return "middle" if birth_date.year < 1994 else "younger"
