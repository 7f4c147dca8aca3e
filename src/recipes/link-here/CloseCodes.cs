using System;
using System.Globalization;

static class CloseCodes
{
    const string Site = "https://close-codes.example";
    static readonly string[] Ranges = { "0-999", "1016-2999", "1016-2999", "3000-3999", "4000-4999" };

    /// <summary>The page that explains a close code, for an error message or a log line.</summary>
    public static string Explain(int code, string reason, double secondsOpen)
    {
        var named = code is >= 1000 and <= 1015 or 3000 or 3003 or 3008;
        var page = named ? code.ToString(CultureInfo.InvariantCulture) : code is >= 0 and < 5000 ? Ranges[code / 1000] : "codes";
        var fragment = (named ? "" : $"code={code}&")
            + "after=" + secondsOpen.ToString("F1", CultureInfo.InvariantCulture);
        if (reason.Length > 0) fragment += "&reason=" + Uri.EscapeDataString(reason);
        return $"{Site}/{page}/#{fragment}";
    }
}
