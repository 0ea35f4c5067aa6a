import Domain
import Testing

@Suite("The delay after failed sign-ins")
struct SignInDelayTests {
    @Test(
        "The wait grows, and ends",
        arguments: [
            (.emailAtAddress, 0, 0), (.emailAtAddress, 2, 0), (.emailAtAddress, 3, 2), (.emailAtAddress, 4, 4),
            (.emailAtAddress, 8, 64), (.emailAtAddress, 12, 900), (.emailAtAddress, 1_000_000, 900),
            (.knownBrowser, 2, 0), (.knownBrowser, 12, 900), (.address, 19, 0), (.address, 20, 2), (.address, 40, 30),
            (.network, 39, 0), (.network, 40, 2), (.wideNetwork, 79, 0), (.wideNetwork, 80, 2), (.wideNetwork, 99, 30),
            (.email, 29, 0), (.email, 30, 2), (.email, 1_000_000, 30),
        ] as [(SignInDelay, Int, Int64)])
    func seconds(delay: SignInDelay, failures: Int, seconds: Int64) {
        #expect(delay.seconds(after: failures) == seconds)
    }

    @Test("The remaining delay")
    func left() {
        let failures = SignInFailures(count: 5, latest: Timestamp(seconds: 1_000))
        #expect(failures.wait(.emailAtAddress, now: Timestamp(seconds: 1_000)) == 8)
        #expect(failures.wait(.emailAtAddress, now: Timestamp(seconds: 1_007)) == 1)
        #expect(failures.wait(.emailAtAddress, now: Timestamp(seconds: 1_008)) == 0)
    }

    @Test("No wait is longer than its own maximum, whatever the clocks say")
    func clockSetBack() {
        let moments = [Int64.min / 2, -86_400, -5, 0, 1, 5, 900, 86_400].map { Timestamp(seconds: 1_000 + $0) }
        for delay in SignInDelay.allCases {
            for count in 0...50 {
                let failures = SignInFailures(count: count, latest: Timestamp(seconds: 1_000))
                for now in moments { #expect(0...delay.seconds(after: count) ~= failures.wait(delay, now: now)) }
            }
        }
    }
}
