import Foundation

let site = "https://close-codes.example"
let ranges = ["0-999", "1016-2999", "1016-2999", "3000-3999", "4000-4999"]

/// The page that explains a close code, for an error message or a log line.
func explain(code: Int, reason: String, secondsOpen: Double) -> String {
    let named = (1000...1015).contains(code) || [3000, 3003, 3008].contains(code)
    let page = named ? String(code) : (0..<5000).contains(code) ? ranges[code / 1000] : "codes"
    var fragment = (named ? "" : "code=\(code)&") + String(format: "after=%.1f", secondsOpen)
    if let text = reason.addingPercentEncoding(withAllowedCharacters: .alphanumerics), !text.isEmpty {
        fragment += "&reason=\(text)"
    }
    return "\(site)/\(page)/#\(fragment)"
}
