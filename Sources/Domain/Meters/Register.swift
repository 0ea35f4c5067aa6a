/// One count of a meter, which a reading is of.
package enum Register: String, CaseIterable, Sendable {
    case total, day, peak, night
}
