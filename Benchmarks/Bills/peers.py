"""The same bill drawn by others, with the calls that their manuals teach. Prints the processor time that each took."""

import io
import json
import resource
import sys

import segno
import typst
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS = "/usr/share/fonts/truetype/noto"
WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP = 15 * mm, WIDTH - 15 * mm, HEIGHT - 15 * mm


def main():
    sheet, count = json.load(open(sys.argv[1], encoding="utf-8")), int(sys.argv[2])
    for name, weight in ("text", "Regular"), ("bold", "Bold"):
        pdfmetrics.registerFont(TTFont(name, f"{FONTS}/NotoSans-{weight}.ttf"))
    compiler = typst.Compiler(sys.argv[3])
    report("reportlab single", count, lambda: [reportlab_file([sheet]) for _ in range(count)])
    report("reportlab many", count, lambda: reportlab_file([sheet] * count))
    report("typst single", count, lambda: [typst_file(compiler, sheet, number) for number in range(count)])


def report(name, count, draw):
    start = processor_seconds()
    draw()
    print(f"{name}: {(processor_seconds() - start) / count * 1e6:.0f}", flush=True)


def processor_seconds():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def typst_file(compiler, sheet, number):
    """Another account each time: Typst remembers what it has set before."""
    own = {**sheet, "account": {**sheet["account"], "value": str(4900000 + number)}}
    code = segno.make(f'{sheet["payment"]["link"]}{number}', error="m", micro=False).svg_inline()
    return compiler.compile(format="pdf", sys_inputs={"sheet": json.dumps(own), "code": code})


def reportlab_file(sheets):
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for sheet in sheets:
        front(canvas, sheet)
        canvas.showPage()
        back(canvas, sheet["back"])
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def write(canvas, x, y, text, size=8.5, font="text", grey=0.0, right=False):
    canvas.setFont(font, size)
    canvas.setFillGray(grey)
    (canvas.drawRightString if right else canvas.drawString)(x, y, text)


def front(canvas, sheet):
    middle = LEFT + 107 * mm
    write(canvas, LEFT, TOP - 13, sheet["supplier"]["name"], 13, "bold")
    for index, line in enumerate(sheet["supplier"]["contacts"]):
        write(canvas, LEFT, TOP - 28 - 10.6 * index, line, grey=0.36)
    write(canvas, middle, TOP - 16, sheet["title"], 16, "bold")
    write(canvas, middle, TOP - 32, sheet["month"], 12)
    write(canvas, middle, TOP - 47, f'{sheet["due"]["label"]}: {sheet["due"]["value"]}', 9.5, grey=0.36)

    y = HEIGHT - 50 * mm
    for fact in sheet["payer"], sheet["address"]:
        write(canvas, 25 * mm, y, fact["label"], 7.5, grey=0.36)
        write(canvas, 25 * mm, y - 13, fact["value"], 11)
        y -= 32
    canvas.roundRect(middle, HEIGHT - 90 * mm, RIGHT - middle, 45 * mm, 5)
    y = HEIGHT - 52 * mm
    for fact in [sheet["account"], sheet["due"], *sheet["facts"]]:
        write(canvas, middle + 11, y, fact["label"], grey=0.36)
        write(canvas, RIGHT - 11, y, fact["value"], right=True)
        y -= 14
    write(canvas, middle + 11, y, sheet["toPay"]["label"], 9.5)
    write(canvas, middle + 11, y - 24, sheet["toPay"]["value"], 20, "bold")
    rest(canvas, sheet, table(canvas, sheet["table"], HEIGHT - 98 * mm))


def table(canvas, charges, y):
    rights = [RIGHT - width for width in (300, 255, 196, 147, 98, 49, 0)]

    def row(name, cells, size=8.5, font="text", grey=0.0, indent=0):
        write(canvas, LEFT + indent, y, name, size, font, grey)
        for cell, right in zip(cells, rights):
            if cell:
                write(canvas, right, y, cell, size, font, grey, right=True)

    def sums(of):
        return [of[name] for name in ("opening", "charged", "adjusted", "paid", "toPay")]

    heads = charges["columns"]
    row(heads["service"], [heads["quantity"], heads["price"], *sums(heads)], 8, grey=0.36)
    for service in charges["services"]:
        y -= 15
        row(service["name"], [service["quantity"], service["price"], *sums(service["sums"])])
        y -= 9
        write(canvas, LEFT, y, service["note"], 7, grey=0.36)
        for step in service["steps"]:
            y -= 8.5
            row(step["name"], [step["quantity"], step["price"], "", step["charged"]], 7, indent=8)
        for line in service["lines"]:
            y -= 8.5
            write(canvas, LEFT + 8, y, line, 7, grey=0.36)
        canvas.line(LEFT, y - 3, RIGHT, y - 3)
    for total in charges["totals"]:
        y -= 15
        row(total["label"], ["", "", *sums(total["sums"])], font="bold")
    return y - 18


def rest(canvas, sheet, y):
    code(canvas, sheet["payment"]["link"], RIGHT - 120, y - 28 * mm)
    for index, line in enumerate(simpleSplit(sheet["payment"]["words"], "text", 7.5, 120)):
        write(canvas, RIGHT - 120, y - 28 * mm - 12 - 9 * index, line, 7.5)
    write(canvas, LEFT, y, sheet["changes"]["title"], 9, "bold")
    for sentence in sheet["changes"]["sentences"]:
        y -= 11.6
        write(canvas, LEFT, y, sentence)
    write(canvas, LEFT, y - 20, sheet["consumption"]["title"], 9, "bold")
    for index, chart in enumerate(sheet["consumption"]["charts"]):
        x = LEFT + index * 132
        write(canvas, x, y - 33, chart["title"], 8)
        for bar in chart["bars"]:
            height = bar["height"] * 0.032
            canvas.setFillGray(0.28 if bar["isMarked"] else 0.74)
            canvas.rect(x, y - 100, 6, height, stroke=0, fill=1)
            canvas.saveState()
            canvas.translate(x + 5, y - 98 + height)
            canvas.rotate(90)
            write(canvas, 0, 0, bar["value"], 6)
            canvas.restoreState()
            write(canvas, x, y - 107, bar["shortMonth"], 6)
            x += 8.9
    write(canvas, LEFT, 15 * mm, sheet["foot"], 7.5, grey=0.36)


def code(canvas, link, x, y):
    rows = list(segno.make(link, error="m", micro=False).matrix)
    side = 28 * mm / len(rows)
    canvas.setFillGray(0)
    path = canvas.beginPath()
    for row, squares in enumerate(rows):
        for column, square in enumerate(squares):
            if square:
                path.rect(x + column * side, y + (len(rows) - 1 - row) * side, side, side)
    canvas.drawPath(path, stroke=0, fill=1)


def back(canvas, sheet):
    write(canvas, LEFT, TOP - 13, sheet["title"], 13, "bold")
    canvas.line(LEFT, TOP - 21, RIGHT, TOP - 21)
    x, y = LEFT, TOP - 40
    for section in sheet["sections"]:
        for text, font in [(section["head"], "bold"), *((paragraph, "text") for paragraph in section["paragraphs"])]:
            for line in simpleSplit(text, font, 8.5, 157):
                write(canvas, x, y, line, font=font)
                y -= 10.6
            if y < HEIGHT / 2:
                x, y = x + 177, TOP - 40
        y -= 9


main()
