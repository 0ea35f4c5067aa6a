"""The bill as a programmer would draw it with Typst: its own tables, columns and line breaking."""

import io
import json

import segno
import typst

TEMPLATE = """
#let bills = json(bytes(sys.inputs.bills))
#set page(paper: "a4", margin: 15mm)
#set text(font: "Noto Sans", size: 8.5pt)
#let small(it) = text(size: 6.5pt, it)
#let fact(it) = [#small(it.label) \\ *#it.value*]
#let names = ("opening", "charged", "adjusted", "paid", "toPay")
#let front(sheet) = [
  #grid(columns: (1fr, 1fr), [*#sheet.supplier.name* \\ #sheet.supplier.contacts.join("\\n")],
    [#text(14pt)[*#sheet.title*] \\ #sheet.month])
  #v(15mm)
  #grid(columns: (1fr, 80mm), [#fact(sheet.payer) \\ #fact(sheet.address)], box(stroke: 0.5pt, inset: 8pt, radius: 4pt)[
    #fact(sheet.account) \\ #sheet.toPay.label \\ #text(20pt)[*#sheet.toPay.value*] \\ #fact(sheet.due)
    #for it in sheet.facts [#fact(it) \\ ]])
  #table(columns: (1fr, auto, auto, auto, auto, auto, auto, auto), align: (left, right, right, right, right, right, right, right),
    stroke: none, table.header(..("service", "quantity", "price", ..names).map(name => small(sheet.table.columns.at(name)))),
    ..sheet.table.services.map(it => (
      table.hline(stroke: 0.25pt), [#it.name \\ #small(it.note)], it.quantity, it.price,
      ..names.map(name => it.sums.at(name)),
      ..it.steps.map(step => (small(step.name), small(step.quantity), small(step.price), [], small(step.charged),
        [], [], [])).flatten(),
      ..it.lines.map(line => table.cell(colspan: 8, align: left, small(line))))).flatten(),
    ..sheet.table.totals.map(it => (table.hline(), table.cell(colspan: 3, align: left)[*#it.label*],
      ..names.map(name => [*#it.sums.at(name)*]))).flatten())
  *#sheet.changes.title* \\ #sheet.changes.sentences.join("\\n")
  #grid(columns: (1fr, 1fr, 1fr, 28mm), gutter: 4mm, ..sheet.consumption.charts.map(chart => [#chart.title
    #grid(columns: chart.bars.len() * (1fr,), align: bottom + center, ..chart.bars.map(bar => [
      #rotate(-90deg, reflow: true, text(5pt, bar.value))
      #rect(width: 80%, height: bar.height * 0.02mm, fill: if bar.isMarked { luma(25%) } else { luma(75%) })
      #text(5pt, bar.shortMonth)]))]), [#image(bytes(sys.inputs.code), format: "svg", width: 28mm) #small(sheet.payment.words)])
  #sheet.foot
]
#let back(it) = [= #it.title
  #columns(3)[#for section in it.sections [*#section.head* \\ #for words in section.paragraphs [#words \\ ]]]]
#for sheet in bills { front(sheet); pagebreak(); back(sheet.back); pagebreak(weak: true) }
"""

compiler = typst.Compiler()


def draw(sheet, count):
    """The bytes of a file with the bill `count` times, front and back."""
    code = io.BytesIO()
    segno.make(sheet["payment"]["link"], error="m").save(code, kind="svg", xmldecl=False)
    draw.number += 1
    # Another number each time, since Typst remembers what it has compiled.
    bills = [{**sheet, "foot": f"{sheet['foot']} {draw.number}-{number}"} for number in range(count)]
    return compiler.compile(TEMPLATE.encode(), sys_inputs={"bills": json.dumps(bills), "code": code.getvalue().decode()})


draw.number = 0
