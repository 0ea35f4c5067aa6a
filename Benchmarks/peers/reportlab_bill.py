"""The bill as a programmer would draw it with ReportLab: at places worked out by hand, which is its fastest way."""

import io

import segno
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS = "/usr/share/fonts/truetype/noto/NotoSans-"
LEFT, RIGHT, TOP = 42.5, A4[0] - 42.5, A4[1] - 42.5
EDGES = [250, 300, 355, 410, 455, 500, RIGHT]

pdfmetrics.registerFont(TTFont("Sans", FONTS + "Regular.ttf"))
pdfmetrics.registerFont(TTFont("Bold", FONTS + "Bold.ttf"))


def draw(sheet, count):
    """The bytes of a file with the bill `count` times, front and back."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for _ in range(count):
        front(canvas, sheet)
        canvas.showPage()
        back(canvas, sheet["back"])
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def text(canvas, x, y, words, size=8.5, font="Sans", right=False):
    canvas.setFont(font, size)
    (canvas.drawRightString if right else canvas.drawString)(x, y, words)


def front(canvas, sheet):
    y = TOP
    text(canvas, LEFT, y, sheet["supplier"]["name"], 12, "Bold")
    text(canvas, 350, y, sheet["title"], 14, "Bold")
    text(canvas, 350, y - 18, sheet["month"], 11)
    for line in sheet["supplier"]["contacts"]:
        y -= 12
        text(canvas, LEFT, y, line, 8)
    y = TOP - 100
    for fact in [sheet["payer"], sheet["address"]]:
        text(canvas, 72, y, fact["label"], 7)
        text(canvas, 72, y - 12, fact["value"], 10, "Bold")
        y -= 30
    y = TOP - 90
    canvas.roundRect(345, y - 120, RIGHT - 345, 130, 5)
    for fact in [sheet["account"], sheet["toPay"], sheet["due"], *sheet["facts"]]:
        text(canvas, 355, y, fact["label"], 8)
        text(canvas, RIGHT - 10, y, fact["value"], 20 if fact is sheet["toPay"] else 9, "Bold", right=True)
        y -= 24
    y = table(canvas, sheet["table"], TOP - 240)
    text(canvas, LEFT, y, sheet["changes"]["title"], 9.5, "Bold")
    for sentence in sheet["changes"]["sentences"]:
        for line in simpleSplit(sentence, "Sans", 8.5, 380):
            y -= 12
            text(canvas, LEFT, y, line)
    charts(canvas, sheet["consumption"], y - 24)
    code(canvas, sheet["payment"])
    text(canvas, LEFT, 40, sheet["foot"], 7.5)
    text(canvas, RIGHT, 40, "1/2", 7.5, right=True)


def table(canvas, table, y):
    columns = table["columns"]
    names = ["quantity", "price", "opening", "charged", "adjusted", "paid", "toPay"]
    text(canvas, LEFT, y, columns["service"], 8)
    for edge, name in zip(EDGES, names):
        text(canvas, edge, y, columns[name].split()[0], 8, right=True)
    for service in table["services"]:
        y -= 14
        canvas.line(LEFT, y + 10, RIGHT, y + 10)
        text(canvas, LEFT, y, service["name"])
        cells = [service["quantity"], service["price"], *sums(service["sums"])]
        for edge, cell in zip(EDGES, cells):
            text(canvas, edge, y, cell, right=True)
        y -= 9
        text(canvas, LEFT, y, service["note"], 6.5)
        for step in service["steps"]:
            y -= 9
            text(canvas, LEFT + 10, y, step["name"], 6.5)
            for edge, cell in zip([EDGES[0], EDGES[1], EDGES[3]], [step["quantity"], step["price"], step["charged"]]):
                text(canvas, edge, y, cell, 6.5, right=True)
        for line in service["lines"]:
            y -= 9
            text(canvas, LEFT + 10, y, line, 6.5)
    for total in table["totals"]:
        y -= 16
        canvas.line(LEFT, y + 11, RIGHT, y + 11)
        text(canvas, LEFT, y, total["label"], 8.5, "Bold")
        for edge, cell in zip(EDGES[2:], sums(total["sums"])):
            text(canvas, edge, y, cell, 8.5, "Bold", right=True)
    return y - 24


def sums(sums):
    return [sums[name] for name in ("opening", "charged", "adjusted", "paid", "toPay")]


def charts(canvas, consumption, y):
    text(canvas, LEFT, y, consumption["title"], 9.5, "Bold")
    for number, chart in enumerate(consumption["charts"]):
        x = LEFT + number * 135
        text(canvas, x, y - 14, chart["title"], 8)
        for place, bar in enumerate(chart["bars"]):
            height = bar["height"] * 0.05
            canvas.setFillGray(0.25 if bar["isMarked"] else 0.75)
            canvas.rect(x + place * 9.5, y - 80, 7, height, stroke=0, fill=1)
            canvas.setFillGray(0)
            canvas.saveState()
            canvas.translate(x + place * 9.5 + 6, y - 78 + height)
            canvas.rotate(90)
            text(canvas, 0, 0, bar["value"], 6)
            canvas.restoreState()
            text(canvas, x + place * 9.5, y - 88, bar["shortMonth"], 6)


def code(canvas, payment):
    modules = segno.make(payment["link"], error="m").matrix
    size = 80 / len(modules)
    for row, line in enumerate(modules):
        for column, dark in enumerate(line):
            if dark:
                canvas.rect(435 + column * size, 200 - row * size, size, size, stroke=0, fill=1)
    for number, line in enumerate(simpleSplit(payment["words"], "Sans", 8, 110)):
        text(canvas, 435, 105 - number * 10, line, 8)


def back(canvas, back):
    text(canvas, LEFT, TOP, back["title"], 13, "Bold")
    x, y = LEFT, TOP - 30
    for section in back["sections"]:
        for paragraph, font in [(section["head"], "Bold"), *((words, "Sans") for words in section["paragraphs"])]:
            for line in simpleSplit(paragraph, font, 8.5, 155):
                if y < 60:
                    x, y = x + 175, TOP - 30
                text(canvas, x, y, line, 8.5, font)
                y -= 11
            y -= 4
