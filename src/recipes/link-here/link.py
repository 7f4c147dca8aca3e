from urllib.parse import urlencode

SITE = "https://close-codes.example"
RANGES = ["0-999", "1016-2999", "1016-2999", "3000-3999", "4000-4999"]


def explain(code, reason="", was_clean=None, seconds_open=None):
    """The page that explains a close code, for an error message or a log line."""
    named = 1000 <= code <= 1015 or code in (3000, 3003, 3008)
    incident = {}
    if not named:
        incident["code"] = code
    if seconds_open is not None:
        incident["after"] = f"{seconds_open:.1f}"
    if was_clean is not None:
        incident["clean"] = str(was_clean).lower()
    if reason:
        incident["reason"] = reason[:123]
    page = code if named else RANGES[code // 1000] if 0 <= code < 5000 else "codes"
    fragment = urlencode(incident)
    return f"{SITE}/{page}/" + (f"#{fragment}" if fragment else "")
