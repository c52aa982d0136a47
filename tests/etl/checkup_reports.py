"""Reports that the check-up's tests read: the demonstration's, and one in our own words with a hurried writer's slips."""

from functools import cache
from pathlib import Path

from etl.checkup import Evidence
from etl.checkup.reading import check_reading
from etl.read import Document
from etl.reading import Reading, of_document
from records import Number

DEMO = Path(__file__).resolve().parents[2] / "data" / "demo"
EASTERN = """山前街道办事处2025度法治政府建设年度报告

2025年度，山前街道扎实推进依法行政，现将有关情况报告如下：

一、2025年度推进法治政府建设的主要举措和成效

1.严把审查关。全年审核合同、文件47余件，出具法律意见6条。
2.化解矛盾。全年排查矛盾纠纷310余件，成功化解302件，化解率达97.4%。
3.普法宣传。开展普法活动50余场，覆盖群众3000余人次。

二、2025年度推进法治政府建设存在的不足和原因

1.专业人员偏少，培训不够。

三、党政主要负责人履行推进法治建设第一责任人职责，加强法治政府建设的有关情况。

街道党政主要负责人召开法治建设专题会议3次，组织学法4次。

四、2026年度推进法治政府建设的主要安排

1.力争矛盾纠纷化解率稳定在98%以上，开展普法活动12场以上。

五、其他需要报告的情况

1.上一年度建成法治文化角1个。
2.全年未发生行政诉讼案件，行政争议化解率100%。
"""


def reading_of(text: str, name: str) -> Reading:
    """A text as read, without a file."""
    return of_document(Document(text, "text/plain"), name)


def judged(text: str, name: str, previous: dict[tuple[str, int], Number] | None = None) -> list[Evidence]:
    """All evidence on a text, rule by rule."""
    return [one for result in check_reading(reading_of(text, name), name, previous) for one in result.evidence]


def of_demo(name: str, previous: dict[tuple[str, int], Number] | None = None) -> list[Evidence]:
    """All evidence on a report of the demonstration."""
    return judged(_text(name), f"{name}.txt", previous)


def previous_of(name: str) -> dict[tuple[str, int], Number]:
    """The values that an earlier report of the demonstration gives."""
    claims = reading_of(_text(name), f"{name}.txt").claims
    return {
        (claim.indicator, claim.year): claim.value for claim in claims if claim.indicator and claim.kind == "actual"
    }


@cache
def _text(name: str) -> str:
    return (DEMO / f"{name}.txt").read_text(encoding="utf-8")
