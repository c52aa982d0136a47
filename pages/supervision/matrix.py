"""矩阵: indicators by offices of a district and year, each against its own target; what is worse and worsening; what to clear."""

from language import say
from pages.parts import around, choose, districts, judged, run
from pages.parts.head import empty, page_head, real, sentence
from pages.supervision import field, laid_out, notices, weak
from store import observations

person = run.person()
with run.faults():
    found = districts.districts(around.regions(person))
    years = observations.years(person, [office.id for one in found for office in one.offices])
    with page_head(say("matrix.title"), say("matrix.subtitle")):
        if years:
            district = districts.choice(found)
            year = choose.year(observations.years(person, [office.id for office in district.offices]) or years)
    if not years:
        empty(say("matrix.empty"), say("overview.empty_button"), "reporting/upload.py")
    stands = judged.standings(person, district.offices)
    lines = field.lines(stands, year)
    if not any(line.told for line in lines):
        empty(
            say("matrix.none", region=district.region.name, year=year),
            say("overview.empty_button"),
            "reporting/upload.py",
        )
    worse = weak.of(stands, year)
    told = notices.of(stands, observations.replaced(person, [office.id for office in district.offices]), year)
    sentence(laid_out.head(year, stands, lines, worse))
    real(stands)
    with laid_out.beside(len(stands)) as (left, right):
        with left:
            shown, everything = field.chosen(stands, lines, year)
            field.draw(stands, shown, year, everything)
            laid_out.files(district.region.name, year, stands, shown)
        with right:
            weak.draw(worse)
            notices.draw(told, year)
            notices.ask(person, district.region.name, notices.doubts(lines, stands, told, year), year)
    laid_out.how()
