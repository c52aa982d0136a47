"""Web pages of government sites: the article's own text, without navigation, share bars, related links and footer."""

import re
from collections.abc import Iterator
from datetime import date

from lxml import etree
from lxml import html as lxml_html

from etl.read.document import Document
from etl.read.text import decode
from faults import Fault

_DROPPED = frozenset(
    (
        "script style noscript iframe nav header footer form button select option svg template "
        "object embed aside input textarea"
    ).split()
)
_BLOCKS = frozenset(
    (
        "p div section article main table tr h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote "
        "pre center tbody thead tfoot body hr figure figcaption"
    ).split()
)
_NOISE = re.compile(
    r"(?:^|[-_ ])(?:nav|menu|breadcrumb|crumb|share|footer|foot|header|head|top|sidebar|side|related|recommend|position|location|toolbar|pager|page-nav|print|copyright|friend|link|links|search|banner|login|qrcode|xgxx|xgwj|fenxiang|bshare|dqwz|weizhi|bottom)(?:$|[-_ 0-9])",
    re.IGNORECASE,
)
_LINES = re.compile(
    r"^[\s　]*(?:【?字体[:：]?.*|【?字号.*|分享到?[:：]?.*|(?:打印|关闭|收藏|返回顶部|返回|上一篇|下一篇|相关链接|扫一扫.*|设为首页|加入收藏|无障碍阅读|长者版|首页|网站地图|繁体|简体|English)[\s　|]*"
    r"|(?:来源|信息来源|发布机构|发布时间|发布日期|浏览次数|浏览量|点击数|阅读次数|作者|责任编辑|编辑|索引号|文号|成文日期|公开日期|主题分类)[:：].*|当前位置.*|您(?:现在)?(?:的|所在)?位置.*|您当前.*|.{0,20}>.{0,20}>.*|主办单位.*|承办单位.*|版权所有.*|.*ICP备.*|.*公网安备.*|网站标识码.*|联系电话.*|联系我们|[上下]一(?:篇|条|页|则|个)[:：].*|(?:相关)?附件(?:下载|列表)?[:：]?|相关附件.*|Copyright.*|©.*"
    r"|[【\[［]?(?:打印|关闭|打印本页|关闭窗口|返回列表|纠错|收藏)[】\]］]?(?:[\s　|]*[【\[［]?(?:打印|关闭|打印本页|关闭窗口|返回列表|纠错|收藏)[】\]］]?)*"
    r")[\s　]*$"
)
_RELATED = re.compile(
    r"^[\s　【\[]*(?:相关|延伸|推荐|热点|最新)(?:阅读|文章|链接|新闻|信息|报道|解读|文件|附件|推荐|动态|稿件)"
)
_CARD = re.compile(
    r"索\s*引\s*号|发文字号|主题分类|发文机关|信息分类|发文日期|公文种类|公开方式|公开时限|统一登记号|有效性"
)
_DATE = re.compile(
    r"(?:发布|成文|公开|生成|发文)?(?:时间|日期)[:：]?\s*(20[0-9]{2})[-年/.]([0-9]{1,2})[-月/.]([0-9]{1,2})"
)
_OFFICE = re.compile(r"(?:街道|镇|乡|区|县|市|局|政府|办事处|委员会)[\s　]*$")
_NAMES_A_REPORT = re.compile(r"(?:报告|总结|情况|要点|汇报)")
# Above the article: when, from where, how often it was looked at.
_INFO = re.compile(
    r"(?=.{0,90}$)(?=.*20[0-9]{2}[-年/.][0-9]{1,2}[-月/.][0-9]{1,2})"
    r".*(?:点击|浏览|阅读|访问|来源|作者|字号|字体|发布|日期|时间)"
)
_STAMP = re.compile(r"(20[0-9]{2})[-年/.]([0-9]{1,2})[-月/.]([0-9]{1,2})日?[ \xa0\u3000]*[0-9]{1,2}:[0-9]{2}")
_DAY = re.compile(r"(20[0-9]{2})[-年/.]([0-9]{1,2})[-月/.]([0-9]{1,2})")
DEPTH_LIMIT = 200


def read_html(content: bytes) -> Document:
    """The article of a page; the part with most text in paragraphs is taken for it."""
    text = decode(content)
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Fault("damaged", name="") from error
    published = _published(root)
    main = _main(root)
    lines = _article([line for line in _lines(main) if line.strip() and not _LINES.match(line.strip())])
    title = _title(root, lines)
    if title and _NAMES_A_REPORT.search(title) and not any(title in _plain(line) for line in lines[:5]):
        lines.insert(0, title)
    lines = _from_title(lines, title or "")
    return Document("\n".join(lines), "text/html", title, published)


def _article(lines: list[str]) -> list[str]:
    """Without the file card above the article and the related links below it."""
    ends = [place for place, line in enumerate(lines) if place > 3 and _RELATED.match(line)]
    body = lines[: ends[0]] if ends and sum(map(len, lines[: ends[0]])) > sum(map(len, lines[ends[0] :])) else lines
    above = [line for line in body[:8] if not _INFO.match(line)]
    return [line for line in above + body[8:] if not (_CARD.search(line) and len(line) < 120)]


def _from_title(lines: list[str], title: str) -> list[str]:
    """Without the words of boxes that stand above the title; the office's name there belongs to it."""
    place = next((place for place, line in enumerate(lines[:12]) if title and title == _plain(line)), 0)
    above = lines[:place]
    if not above or any(len(line) > 25 or "。" in line for line in above):
        return lines
    office = above[-1:] if _OFFICE.search(above[-1]) else []
    return [*office, *lines[place:]]


def _title(root: etree._Element, lines: list[str]) -> str | None:
    """What the page says its article is called: by its own mark, by a heading, else by a first line that the page's
    title holds; a site's name is no title."""
    told = [
        str(meta.get("content")) for meta in root.iter("meta") if (meta.get("name") or "").lower() == "articletitle"
    ]
    told += [_whole(found) for tag in ("h1", "h2") for found in root.iter(tag)]
    heading = root.find(".//title")
    page = _plain(_whole(heading)) if heading is not None else ""
    first = [_plain(line) for line in lines[:6] if len(line) <= 80]
    told += [line for line in first if len(line) >= 6 and line in page]
    told += [
        _plain(item.text)
        for item in root.iter("td", "div", "span", "p", "strong")
        if item.text and _plain(item.text) in page
    ]
    told += [*re.split(r"[-_|–—]", page), page]
    named = [name for name in map(_plain, told) if 6 <= len(name) <= 80]
    return next((name for name in [*named, *first] if _NAMES_A_REPORT.search(name)), named[0] if named else None)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _whole(element: etree._Element) -> str:
    """All text below an element."""
    return "".join(str(piece) for piece in element.itertext())


def _published(root: etree._Element) -> date | None:
    """The day of publication: the page's own mark, a labelled date, or a date with a time of day."""
    marks = [str(meta.get("content")) for meta in root.iter("meta") if (meta.get("name") or "").lower() == "pubdate"]
    text = _whole(root)
    for found in (*map(_DAY.match, marks), _DATE.search(text), _STAMP.search(text)):
        if found is None:
            continue
        try:
            return date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            continue
    return None


def _noise(element: etree._Element) -> bool:
    if element.tag in _DROPPED:
        return True
    style = (element.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or bool(_NOISE.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


def _weight(element: etree._Element) -> int:
    """Characters of running text: long pieces that are not links."""
    total = 0
    for piece in element.iter():
        if isinstance(piece.tag, str) and piece.tag != "a" and piece.tag not in _DROPPED:
            total += len((piece.text or "").strip()) if len((piece.text or "").strip()) > 8 else 0
        total += len((piece.tail or "").strip()) if len((piece.tail or "").strip()) > 8 else 0
    return total


def _main(root: etree._Element) -> etree._Element:
    """Go down from the body as long as one child holds nearly all the running text."""
    body = root.find("body")
    current = body if body is not None else root
    for _ in range(DEPTH_LIMIT):
        children = [child for child in current if isinstance(child.tag, str) and child.tag not in _DROPPED]
        weights = [(_weight(child), child) for child in children if not _noise(child) or _weight(child) > 600]
        if not weights:
            return current
        whole = sum(weight for weight, _ in weights)
        best, child = max(weights, key=lambda pair: pair[0])
        if child.tag in ("p", "span", "table", "tbody", "tr", "td", "ul", "ol") and child.tag not in (
            "table",
            "tbody",
            "tr",
            "td",
        ):
            return current
        if whole == 0 or best < 0.9 * whole:
            return current
        current = child
    raise Fault("timeout")


def _lines(element: etree._Element) -> Iterator[str]:
    """Text by block; spans inside a block join without a gap, table rows keep their cells apart by tabs."""
    pieces: list[str] = []

    def walk(node: etree._Element, depth: int) -> Iterator[str]:
        if depth > DEPTH_LIMIT:
            raise Fault("timeout")
        if node.text:
            pieces.append(node.text)
        for child in node:
            if isinstance(child.tag, str) and not (_noise(child) and _weight(child) < 600):
                if child.tag == "tr":
                    yield from flush()
                    cells = [_flat(cell) for cell in child if cell.tag in ("td", "th")]
                    yield "\t".join(cells) if len(cells) > 1 else "".join(cells)
                elif child.tag == "br":
                    yield from flush()
                elif child.tag in _BLOCKS:
                    yield from flush()
                    yield from walk(child, depth + 1)
                    yield from flush()
                else:
                    yield from walk(child, depth + 1)
            if child.tail:
                pieces.append(child.tail)

    def flush() -> Iterator[str]:
        told = _joined(pieces)
        pieces.clear()
        if told.strip():
            yield told

    yield from walk(element, 0)
    yield from flush()


def _joined(pieces: list[str]) -> str:
    return re.sub(r"[ \t\r\n]*\n[ \t\r\n]*", "", "".join(pieces)).replace("\xa0", " ").strip(" \t\r\n")


def _flat(cell: etree._Element) -> str:
    return re.sub(r"[ \t\r\n\xa0]+", "", _whole(cell))
