import java.net.URLEncoder
import java.util.Locale

const val SITE = "https://close-codes.example"
val RANGES = listOf("0-999", "1016-2999", "1016-2999", "3000-3999", "4000-4999")

/** The page that explains a close code, for an error message or a log line. */
fun explain(code: Int, reason: String, secondsOpen: Double): String {
    val named = code in 1000..1015 || code in setOf(3000, 3003, 3008)
    val page = if (named) "$code" else RANGES.getOrElse(code / 1000) { "codes" }
    val fragment = listOfNotNull(
        "code=$code".takeUnless { named },
        "after=" + String.format(Locale.ROOT, "%.1f", secondsOpen),
        reason.takeIf { it.isNotEmpty() }?.let { "reason=" + URLEncoder.encode(it, "UTF-8") },
    )
    return "$SITE/$page/#" + fragment.joinToString("&")
}
