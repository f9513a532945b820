"""The documents of a body and year: a plan, a half-year report, a yearly report, each in one of several manners."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence

from corpus.samples.facts import Draft, Head, Signer, span
from corpus.samples.generated import wordings
from corpus.samples.generated.bodies import Body
from corpus.samples.generated.figures import Series, series
from corpus.samples.generated.tables import figures_table
from corpus.samples.generated.telling import Term, capital, tell_before, tell_result, tell_revised, tell_target

RECIPIENTS = ("Thường trực Tỉnh ủy (để báo cáo)", "Các sở, ban, ngành", "Lãnh đạo cơ quan")


def drafts(body: Body, years: Iterable[int], seed: int) -> Iterator[Draft]:
    """All documents of a body, year by year; figures of the year before the first are known and not reported."""
    years = list(years)
    figures = series(body, range(years[0] - 1, years[-1] + 1), seed)
    for year in years:
        chosen = random.Random(f"{seed} {body.slug} {year}")
        yield _plan(body, year, figures, chosen)
        yield _report(body, Term(year, True), figures, chosen)
        yield _report(body, Term(year, False, final=chosen.random() < 0.3), figures, chosen)


def _plan(body: Body, year: int, figures: Series, chosen: random.Random) -> Draft:
    title = f"Thực hiện nhiệm vụ phát triển kinh tế - xã hội năm {year}"
    head = _head(body, "KH", f"{year}-01-{chosen.randint(10, 25)}", title, Term(year, False), chosen)
    draft = Draft(f"{body.slug}-{year}-ke-hoach", head, year, False, body.slug, formats=("txt",))
    draft.add("text", f"{body.kind.name} ban hành kế hoạch năm {year} với các nội dung sau:")
    draft.add("heading", "MỤC TIÊU, CHỈ TIÊU", "I.")
    wording = chosen.choice(wordings.TARGETS)
    for code in body.kind.codes:
        tell_target(draft, body, code, figures[code, year], wording)
    draft.add("heading", "NHIỆM VỤ", "II.")
    _items(draft, chosen.sample(wordings.TASKS, 2), "task")
    draft.add("heading", "TỔ CHỨC THỰC HIỆN", "III.")
    draft.add("text", "Các phòng, đơn vị căn cứ kế hoạch này để triển khai thực hiện./.")
    return draft


def _report(body: Body, term: Term, figures: Series, chosen: random.Random) -> Draft:
    title = f"Kết quả thực hiện nhiệm vụ {term.name}, phương hướng, nhiệm vụ {term.following}"
    head = _head(body, "BC", _issued(term, chosen), title, term, chosen)
    draft = Draft(f"{body.slug}-{term.year}-{term.slug}", head, term.year, term.half, body.slug, formats=("txt",))
    draft.add("heading", f"KẾT QUẢ THỰC HIỆN NHIỆM VỤ {term.name.upper()}", "I.")
    opening = chosen.choice(wordings.OPENINGS)
    draft.add("text", opening.format(t=term.name, T=capital(term.name)))
    codes = list(body.kind.codes)
    in_table = chosen.choice(((), codes[3:], codes))
    told = [code for code in codes if code not in in_table] or codes[:2]
    wording = chosen.choice(wordings.FINAL_RESULTS if term.final else wordings.RESULTS)
    for code in told:
        tell_result(draft, body, code, term, figures, wording)
    _former(draft, body, told, term, figures, chosen)
    if in_table:
        figures_table(draft, body, in_table, term, figures, chosen)
    draft.add("heading", "TỒN TẠI, HẠN CHẾ", "II.")
    _items(draft, chosen.sample(wordings.LIMITATIONS, 2), "limitation")
    draft.add("heading", f"PHƯƠNG HƯỚNG, NHIỆM VỤ {term.following.upper()}", "III.")
    _items(draft, chosen.sample(wordings.TASKS, 2), "task")
    draft.add("text", f"Trên đây là báo cáo của {body.kind.name}./.")
    return draft


def _former(draft: Draft, body: Body, codes: Sequence[str], term: Term, figures: Series, chosen: random.Random) -> None:
    """What became of last year's figures and, in a yearly report, what was revised of the year before."""
    wording = chosen.choice(wordings.BEFORE)
    for code in codes:
        tell_before(draft, body, code, term, figures, wording)
    wording = chosen.choice(wordings.REVISED)
    for code in codes:
        former = figures.get((code, term.year - 2))
        if former and former.revised and not term.half:
            tell_revised(draft, body, code, term.year - 2, former.revised, wording)


def _items(draft: Draft, texts: Iterable[str], role: str) -> None:
    for text in texts:
        draft.add("item", text, role=role)


def _issued(term: Term, chosen: random.Random) -> str:
    if term.half:
        return f"{term.year}-07-{chosen.randint(1, 12):02}"
    return f"{term.year + 1}-01-{chosen.randint(10, 25)}" if term.final else f"{term.year}-12-{chosen.randint(12, 26)}"


def _head(body: Body, kind: str, issued: str, title: str, term: Term, chosen: random.Random) -> Head:
    period = span(term.year, term.half)
    return Head(
        kind, f"{chosen.randint(10, 390)}", f"{kind}-{body.kind.letters}", (body.name,), body.header, body.parent,
        issued, title, (period["start"], period["end"]), (Signer(None, None, body.kind.head, body.signer),),
        RECIPIENTS, "VT", place=body.province,
    )  # fmt: skip
