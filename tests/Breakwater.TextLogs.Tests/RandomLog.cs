using System.Text;

namespace Breakwater.TextLogs.Tests;

/// <summary>Seeded logs that mix ordinary records with everything that is not.</summary>
internal static class RandomLog
{
    private static readonly string[] Columns = ["date-time", "client-ip", "event-id", "message-id", "message-subject", "sender-address"];

    private static readonly string[] CsvCells =
        ["", "a", "needle", "plain text", "12345", "\"quoted\"", "\"a, b\"", "\"two\nlines\"", "\"doubled \"\" quote\"", "mid\"quote", "%41", "\u00e9\u20ac", "x\0y", "x\0\0\0\0\0\0\0\0\0y", "\"open"];

    private static readonly string[] W3CCells =
        ["-", "a", "needle", "GET", "/owa/", "200", "443", "192.0.2.1", "two  spaces", "one space", "\"", "%41", "\u00e9\u20ac", "x\0y"];

    public static byte[] Make(int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        var breaks = (string[])["\n", "\n", "\r\n", "\r"];
        var lineBreak = breaks[random.Next(breaks.Length)];
        var w3c = random.Next(2) == 0;
        var oddities = random.Next(30);
        var time = new DateTime(2021, 3, 1, random.Next(24), 0, 0, DateTimeKind.Utc);
        for (var block = random.Next(1, 4); block > 0; block--)
        {
            text.Append(w3c ? Lines.IisHeader : "#Software: Microsoft Exchange Server\n#Fields: " + string.Join(',', Columns) + "\n");
            for (var i = random.Next(1, 60); i > 0; i--)
            {
                time += TimeSpan.FromSeconds(random.Next(50) == 0 ? random.Next(-9000, 9000) : random.Next(0, 400));
                text.Append(Record(random, w3c, time, oddities)).Append(random.Next(200) < oddities ? breaks[random.Next(breaks.Length)] : lineBreak);
            }
        }

        if (random.Next(2) == 0)
        {
            text.Length -= random.Next(1, 4);
        }

        return random.Next(5) == 0 ? [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text.ToString())] : Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Record(Random random, bool w3c, DateTime time, int oddities)
    {
        bool Odd() => random.Next(200) < oddities;
        var stamp = time.ToString(w3c ? "yyyy-MM-dd HH:mm:ss" : random.Next(3) == 0 ? "yyyy-MM-ddTHH:mm:ssZ" : "yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture);
        stamp = Odd() ? stamp[..random.Next(stamp.Length)] + "x:."[random.Next(3)] + stamp[random.Next(stamp.Length)..] : stamp;
        var cells = w3c ? W3CCells : CsvCells;
        var count = (w3c ? 13 : 5) + (Odd() ? random.Next(-3, 4) : 0);
        var row = Enumerable.Range(0, count).Select(_ => Odd() || random.Next(12) == 0 ? cells[random.Next(cells.Length)] : cells[w3c ? random.Next(8) : random.Next(5)]);
        var line = string.Join(w3c ? ' ' : ',', row.Prepend(stamp));
        return Odd() ? line + new string('z', random.Next(3000)) : random.Next(150) < oddities ? "" : line;
    }
}
