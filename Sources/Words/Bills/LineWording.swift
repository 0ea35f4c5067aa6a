package import Domain

/// What is wrong with a line of a bill, as a sentence.
extension BillWording {
    package func words(for difference: LineDifference, _ service: Service) -> String {
        switch difference {
        case .product(let line, let right):
            of(
                line.step,
                texts.lineProduct(
                    (
                        quantity: quantity(line.quantity, service.unit), price: tariff(line.price),
                        right: right.withCurrency(in: language), billed: line.charged.withCurrency(in: language)
                    )))
        case .price(let step, let billed, let inForce):
            of(
                step,
                texts.linePrice(
                    (billed: tariff(billed), right: inForce.map { tariff($0) }.joined(separator: ", "))))
        case .quantity(let step, let billed, let right):
            of(
                step,
                texts.lineQuantity((billed: quantity(billed, service.unit), right: quantity(right, service.unit))))
        case .sum(let step, let billed, let right):
            of(
                step,
                texts.lineSum((billed: billed.withCurrency(in: language), right: right.withCurrency(in: language))))
        case .twoMonths(let billed, let first):
            texts.lineTwoMonths((billed: quantity(billed, service.unit), day: first.numeric))
        case .estimate(let interval, let billed, let right):
            texts.lineEstimate(
                (
                    meter: meter(interval.meter, interval.register), billed: quantity(billed, service.unit),
                    right: quantity(right, service.unit)
                ))
        case .surplus(let step): of(step, texts.lineSurplus)
        case .missing(let step, let right): of(step, texts.lineMissing(quantity(right, service.unit)))
        }
    }

    /// "Level 1: …"; a line of the whole consumption needs no name.
    private func of(_ step: TariffStep, _ words: String) -> String {
        step == .all ? words : texts.ofStep((step: texts[step].asSentence, words: words))
    }
}
