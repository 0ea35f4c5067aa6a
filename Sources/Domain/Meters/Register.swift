/// Which of a meter's counts a reading is of.
package enum Register: String, CaseIterable, Sendable {
    case total, day, peak, night
}
