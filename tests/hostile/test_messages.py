"""E01-E16, E22, E23: each case has its sentence in both languages; it says whether anything was saved and what to do."""

import re

import pytest

from language import words

CHINESE, ENGLISH = words("zh_CN"), words("en")
# By the letters of the reliability plan: the sentence's key and what it has to say.
MESSAGES = {
    "E01": ("faults.too_large", "超过 20 MB"),
    "E02": ("faults.unknown_type", "不支持此类文件"),
    "E03": ("faults.mismatch", "文件内容与扩展名不符"),
    "E04": ("faults.damaged", "文件已损坏，无法读取"),
    "E05": ("faults.encrypted", "已加密或设有打开密码"),
    "E06": ("faults.structure", "文件结构异常（展开后过大或部件过多）"),
    "E07": ("faults.forbidden", "不允许的内容（外部实体或宏）"),
    "E08": ("faults.timeout", "解析超时或超出资源上限"),
    "E09": ("upload.encoding.ask", "请选择编码，并核对下方预览"),
    "E10": ("faults.same_file", "未重复入库"),
    "E11": ("faults.number_unreadable", "无法确认为数值"),
    "E12": ("checkup.evidence.out_of_range", "超出合理范围"),
    "E13": ("faults.year_out_of_range", "年份应在 2000–"),
    "E14": ("faults.changed_meanwhile", "您的改动未保存"),
    "E15": ("faults.busy", "系统正忙，未保存"),
    "E16": ("faults.disk_full", "存储空间不足，未保存"),
    "E22": ("faults.no_text", "未识别到文字（可能是扫描件）"),
    "E23": ("upload.flag.tracked_changes", "已标出"),
}
SAVED = re.compile(r"未(?:上传|保存|写入|入库|重复入库)|已拒收|尚未保存")
TO_DO = re.compile(r"请|点此")


@pytest.mark.parametrize("letter", MESSAGES)
def test_e_each_case_has_its_sentence(letter: str) -> None:
    key, said = MESSAGES[letter]
    assert said in CHINESE[key]
    assert ENGLISH[key]


@pytest.mark.parametrize("letter", [letter for letter in MESSAGES if letter not in ("E12", "E23")])
def test_e_a_refusal_says_what_was_saved_and_what_to_do(letter: str) -> None:
    sentence = CHINESE[MESSAGES[letter][0]]
    assert SAVED.search(sentence)
    assert TO_DO.search(sentence) or letter == "E10"  # there the page shows the report itself
