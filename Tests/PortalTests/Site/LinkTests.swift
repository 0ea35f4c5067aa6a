import Domain
import Foundation
import Store
import Testing
import Web

@testable import Portal

/// Follows every link of every page, as a visitor and as a customer: none may lead nowhere.
@Suite("Every link leads somewhere")
struct LinkTests {
    @Test("On the public pages")
    func visitor() async throws {
        let found = try await walk(from: TestBrowser(try await .shared), LinkTests.first)
        #expect(found.faults == [])
        #expect(found.paths.isSuperset(of: paths(of: [.everybody])))
    }

    @Test("On a customer's pages")
    func customer() async throws {
        let found = try await walk(from: try await .owner, LinkTests.first)
        #expect(found.faults == [])
        #expect(found.paths.isSuperset(of: paths(of: [.customers])))
    }

    /// The start page, an error, and the pages to which only forms lead.
    private static let first = [
        StartPage().address, "/nowhere", RegistrationSentPage().address, ForgottenSentPage().address,
        SignInCodePage().address, SecondFactorKeyPage().address, RecoveryCodesPage().address,
        SecondFactorOffPage().address,
        FeedbackSentPage().address,
    ]

    /// Without the pages that only letters link to, and those of whom the account has another payer by now.
    private func paths(of audiences: [Audience]) -> Set<String> {
        let pages = Portal.site.filter { audiences.contains($0.audience) && $0.method == .read }
        return Set(pages.map { $0.path.text }.filter { $0.firstMatch(of: /{link}|{notice}|^.former/) == nil })
    }

    /// All reachable pages. A page in another language is the same page: it is requested, but its links are not
    /// followed.
    private func walk(from start: TestBrowser, _ first: [String]) async throws -> (faults: [String], paths: Set<String>)
    {
        var (browser, faults, paths) = (start, [String](), Set<String>())
        var (known, rest) = (Set(first), first[...])
        while let address = rest.popFirst() {
            browser.cookies["language"] = "kk"
            let answer = await browser.get(address)
            let match = RequestTarget(address).flatMap { Portal.routes.match($0, .read) }
            if let match { paths.insert(match.path.text) }
            if let location = answer.location {
                if known.insert(location).inserted { rest.append(location) }
            } else if address != "/nowhere", answer.status != 200 {
                faults.append("\(answer.status) \(address)")
            }
            faults += posts(of: answer.body).filter { !isPosted($0) }.map { "POST \($0) on \(address)" }
            guard !address.contains("lang=") else { continue }
            for link in links(of: answer.body, on: address) where known.insert(link).inserted { rest.append(link) }
        }
        return (faults, paths)
    }

    /// The targets of POST forms.
    private func posts(of body: String) -> [String] {
        body.matches(of: /<form[^>]*method="post"[^>]*action="([^"]*)"/).map { String($0.1) }
    }

    private func isPosted(_ address: String) -> Bool {
        let match = RequestTarget(address).flatMap { Portal.routes.match($0, .post) }
        return match.map { type(of: $0.endpoint).method } == .post
    }

    /// The targets of a page's links, files and GET forms, without their fragments; each fragment must exist.
    private func links(of body: String, on address: String) -> [String] {
        let links = body.matches(of: /\s(?:href|src)="([^"]*)"/).map { String($0.1).replacing("&amp;", with: "&") }
        let forms = body.matches(of: /<form[^>]*method="get"[^>]*action="([^"]*)"/).map { String($0.1) }
        return (links + forms).compactMap { link in
            if link.hasPrefix("#") {
                #expect(body.contains("id=\"\(link.dropFirst())\""), "\(link) on \(address)")
                return nil
            }
            return link.hasPrefix("/") ? String(link.prefix { $0 != "#" }) : nil
        }
    }
}
