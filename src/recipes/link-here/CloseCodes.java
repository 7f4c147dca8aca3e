import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

final class CloseCodes {
    private static final String SITE = "https://close-codes.example";
    private static final Set<Integer> REGISTERED = Set.of(3000, 3003, 3008);
    private static final String[] RANGES = {"0-999", "1016-2999", "1016-2999", "3000-3999", "4000-4999"};

    /** The page that explains a close code, for an error message or a log line. */
    static String explain(int code, String reason, double secondsOpen) {
        boolean named = code >= 1000 && code <= 1015 || REGISTERED.contains(code);
        String page = named ? String.valueOf(code) : code >= 0 && code < 5000 ? RANGES[code / 1000] : "codes";
        StringBuilder fragment = new StringBuilder(named ? "" : "code=" + code + "&");
        fragment.append(String.format(Locale.ROOT, "after=%.1f", secondsOpen));
        if (!reason.isEmpty()) {
            fragment.append("&reason=").append(URLEncoder.encode(reason, StandardCharsets.UTF_8));
        }
        return SITE + "/" + page + "/#" + fragment;
    }
}
