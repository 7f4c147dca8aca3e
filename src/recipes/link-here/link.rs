const SITE: &str = "https://close-codes.example";
const RANGES: [&str; 5] = ["0-999", "1016-2999", "1016-2999", "3000-3999", "4000-4999"];

/// The page that explains a close code, for an error message or a log line.
pub fn explain(code: u16, reason: &str, seconds_open: f64) -> String {
    let named = (1000..=1015).contains(&code) || [3000, 3003, 3008].contains(&code);
    let mut fragment = format!("after={seconds_open:.1}");
    if !reason.is_empty() {
        let encoded: String = reason.bytes().map(|b| format!("%{b:02X}")).collect();
        fragment.push_str(&format!("&reason={encoded}"));
    }
    if named {
        return format!("{SITE}/{code}/#{fragment}");
    }
    let page = RANGES.get(usize::from(code / 1000)).unwrap_or(&"codes");
    format!("{SITE}/{page}/#code={code}&{fragment}")
}
