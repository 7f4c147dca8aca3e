package closecodes

import (
	"fmt"
	"net/url"
)

const site = "https://close-codes.example"

var ranges = []string{"0-999", "1016-2999", "1016-2999", "3000-3999", "4000-4999"}

// Explain returns the page that explains a close code, for an error message or a log line.
func Explain(code int, reason string, secondsOpen float64) string {
	incident := url.Values{}
	incident.Set("after", fmt.Sprintf("%.1f", secondsOpen))
	if reason != "" {
		incident.Set("reason", reason)
	}
	page := fmt.Sprint(code)
	named := code >= 1000 && code <= 1015 || code == 3000 || code == 3003 || code == 3008
	if !named {
		incident.Set("code", page)
		page = "codes"
		if code >= 0 && code < 5000 {
			page = ranges[code/1000]
		}
	}
	return site + "/" + page + "/#" + incident.Encode()
}
