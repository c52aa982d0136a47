"""How numbers are written in reports: digits, hedges, scales and measure words, as patterns and tables."""

import re

NARROW = tuple(
    zip("０１２３４５６７８９．，％：；（）－～＋\u00a0\u3000\u2009", "0123456789.,%:;()-~+   ", strict=True)
)

UNITS = (
    "个百分点 个月 人/社区 平方米 家次 户次 件次 起次 人次 场次 轮次 批次 车次 余次 课时 学时 小时 分钟 公里 万次 场(次) 件(次) 人(次) 次/场 元 件 "
    "起 宗 例 案 次 场 期 轮 批 回 堂 节 课 班 届 人 名 位 份 册 本 张 套 处 个 项 条 家 户 座 块 面 支 辆 副 间 所 台 幅 篇 部 天 日 "
    "月 年 岁 分 级 类 种 步 度 遍 则 桩 宗次 卷 棵 吨 亩 米 号 余 点 社区 村 % 讲 站 栏 把 组 队 团 对 方 样 笔 只 辖区"
).split()
UNIT = "|".join(sorted((re.escape(unit) for unit in UNITS), key=len, reverse=True))
ARABIC = r"[0-9]{1,3}(?:[, ][0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
# No number has more digits; without a limit, a page of 一 takes time by its square.
HAN = r"[零〇一二两三四五六七八九十百千万亿]{1,24}"
PREFIX = (
    r"不少于|不低于|不得少于|不得低于|不小于|至少|最少|不超过|不高于|不大于|不多于|最多|至多|控制在|低于|少于|不足|不到|将近|接近|约为|大约|"
    r"约|近|超过|超出|超|逾|突破|多达|高达|大于|高于|≥|≤|>|<|上(?=[百千万])|(?<!通)过(?=[百千万])"
)
GAP = r"(?:达到|达|到|了|有|为|至)?"
NUMBER = re.compile(
    rf"(?:(?P<prefix>{PREFIX}){GAP} ?)?"
    rf"(?:(?P<share>百分之)(?P<percent>[零〇一二两三四五六七八九十百]+(?:点[零〇一二三四五六七八九]+)?|{ARABIC})"
    rf"|(?P<first>{ARABIC}|{HAN}) ?(?:%|{UNIT})??(?:-|—{{1,2}}|–|~|至|到|―|−)(?P<second>{ARABIC}|{HAN})(?P<scale2> ?[百千万亿]{{1,2}})?"
    rf"|(?P<number>{ARABIC}|{HAN})(?P<odd>[②-⑳①²³*]|\[[0-9]+\])?(?P<more1> ?[余多来几]?)(?P<scale> ?[十百千万亿]{{0,2}}))"
    rf"(?P<more2> ?[余多来几]?(?!年来))(?P<unit> ?(?:{UNIT}))?(?P<after> ?(?:及?以上|左右|上下|以内|之内|以下|不等))?"
)
# Numbers are looked for digits first, then backwards for a hedge: most characters begin no hedge and no number.
AFTER_HAN = "".join(sorted({unit[0] for unit in UNITS} | set(" 余多来几成点十百千万亿-—–~至到―−及以左上之不")))
CANDIDATE = re.compile(rf"[0-9]|{HAN}(?=[{re.escape(AFTER_HAN)}])")
HEDGE_START = re.compile(
    f"[{''.join(sorted({re.sub(r'[(][?][^()]*[)]', '', word)[0] for word in PREFIX.split('|')}))}]"
)
LONGEST_HEDGE = 8
QUALIFIERS = {
    **dict.fromkeys(("不少于", "不低于", "不得少于", "不得低于", "不小于", "至少", "最少", "≥"), "at_least"),
    **dict.fromkeys(("不超过", "不高于", "不大于", "不多于", "最多", "至多", "≤"), "at_most"),
    **dict.fromkeys(("将近", "接近", "近", "不足", "不到"), "nearly"),
    **dict.fromkeys(("约为", "大约", "约"), "approx"),
    **dict.fromkeys(("超过", "超出", "超", "逾", "突破", "多达", "上", "过"), "over"),
}
SUFFIXES = {
    **dict.fromkeys(("以上", "及以上"), "at_least"),
    **dict.fromkeys(("左右", "上下"), "approx"),
    **dict.fromkeys(("以内", "之内", "以下"), "at_most"),
}
SCALE = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000, "百万": 1_000_000, "千万": 10_000_000}
HAN_DIGITS = frozenset("零〇一二两三四五六七八九十百千万亿")
GROUPING = str.maketrans("", "", ", ")
TENTHS = re.compile(
    r"成(?!立|效|果|员|功|为|熟|长|都|交|绩|型|就|本|年|人|品|份|色|因|员|套)(?P<after>以上|左右|以内|以下)?"
)
HOTLINE = re.compile(r"12[0-9]{3}|96[0-9]{3}|8890|110|119|120")
SLOGAN = '“"‘「『《'
