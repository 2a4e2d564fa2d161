using System.Text;
using Breakwater.Analysis.FileTimes;
using Breakwater.Judgement.FileTimes;

namespace Breakwater.Analysis.Tests.FileTimes;

public sealed class DirectoryListingTest
{
    private const string English =
        " Volume in drive C has no label.\r\n Volume Serial Number is 1234-ABCD\r\n\r\n Directory of C:\\inetpub\\wwwroot\r\n\r\n"
        + "03/03/2021  04:12 AM    <DIR>          .\r\n11/24/2020  08:00 PM    <DIR>          ..\r\n03/03/2021  04:12 AM             1,234 a b.aspx\r\n"
        + "               1 File(s)          1,234 bytes\r\n\r\n Directory of C:\\Program Files\\Microsoft\\x\r\n\r\n11/24/2020  08:00 PM               701 c.htm\r\n\r\n     Total Files Listed:\r\n";

    private const string German =
        " Volume in Laufwerk C: hat keine Bezeichnung.\r\n\r\n Verzeichnis von C:\\inetpub\\wwwroot\r\n\r\n03.03.2021  04:12    <DIR>          .\r\n03.03.2021  04:12             1.234 a b.aspx\r\n"
        + "               1 Datei(en),          1.234 Bytes\r\n Verzeichnis von C:\\Program Files\\Microsoft\\x\r\n24.11.2020  20:00               701 c.htm\r\n";

    private const string French =
        " Le volume dans le lecteur C n'a pas de nom.\r\n\r\n R\u00E9pertoire de C:\\inetpub\\wwwroot\r\n\r\n03/03/2021  04:12    <DIR>          .\r\n03/03/2021  04:12             1\u00A0234 a b.aspx\r\n"
        + " R\u00E9pertoire de C:\\Program Files\\Microsoft\\x\r\n24/11/2020  20:00               701 c.htm\r\n";

    private const string Japanese =
        " \u30C9\u30E9\u30A4\u30D6 C \u306E\u30DC\u30EA\u30E5\u30FC\u30E0\r\n\r\n C:\\inetpub\\wwwroot \u306E\u30C7\u30A3\u30EC\u30AF\u30C8\u30EA\r\n\r\n2021/03/03  04:12    <DIR>          .\r\n"
        + "2021/03/03  04:12             1,234 a b.aspx\r\n C:\\Program Files\\Microsoft\\x \u306E\u30C7\u30A3\u30EC\u30AF\u30C8\u30EA\r\n2020/11/24  20:00               701 c.htm\r\n";

    public static TheoryData<string> Languages => [English, German, French, Japanese];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Files_AreReadInEveryLanguage(string text)
    {
        // The last is what a console's code page leaves: bytes that are no UTF-8.
        foreach (var bytes in (byte[][])[Encoding.UTF8.GetBytes(text), Encoding.Unicode.GetBytes(text), [.. text.Select(c => c <= '~' ? (byte)c : (byte)0x82)]])
        {
            Assert.Equal(
                [("C:/inetpub/wwwroot/a b.aspx", new DateTime(2021, 3, 3, 4, 12, 0)), ("C:/Program Files/Microsoft/x/c.htm", new DateTime(2020, 11, 24, 20, 0, 0))],
                DirectoryListing.Read(bytes).Select(t => (t.Path, t.Modified!.Value)));
        }
    }

    [Fact]
    public void TimesAreTheServersOwn() => Assert.All(DirectoryListing.Read(Encoding.UTF8.GetBytes(German)), t => Assert.Equal((true, true, (DateTime?)null), (t.IsLocal, t.IsStated, t.Created)));

    /// <summary>Nothing in it says whether this is the third of April or the fourth of March.</summary>
    [Fact]
    public void DatesThatLeaveTheOrderOpen_SayNothing() =>
        Assert.Empty(DirectoryListing.Read(" Directory of C:\\x\r\n\r\n03/04/2021  04:12               701 a.aspx\r\n05/06/2020  04:12               701 b.aspx\r\n"u8));

    [Theory]
    [InlineData("Just a note about C:\\inetpub\r\n03/23/2021  10:00 met the auditors\r\n")]
    [InlineData("03/23/2021  04:12 AM               701 a.aspx\r\n")]
    [InlineData(" Directory of C:\\x\r\n99/99/2021  04:12               701 a.aspx\r\n")]
    [InlineData(" Directory of C:\\x\r\n\u0660\u0663/\u0660\u0663/\u0662\u0660\u0662\u0661  04:12               701 a.aspx\r\n03/\uFF12\uFF13/2021  04:12               701 a.aspx\r\n")]
    [InlineData("")]
    public void WhatIsNoListing_GivesNothing(string text) => Assert.Empty(DirectoryListing.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void MutatedListings_NeverThrow()
    {
        var random = new Random(21);
        foreach (var form in Languages.SelectMany(f => (byte[][])[Encoding.UTF8.GetBytes(f.Data), Encoding.Unicode.GetBytes(f.Data)]))
        {
            for (var i = 0; i < 500; i++)
            {
                var bytes = form.ToArray();
                for (var flips = random.Next(1, 8); flips > 0; flips--)
                {
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                }

                IReadOnlyList<WebFileTime> read = DirectoryListing.Read(bytes.AsSpan(0, random.Next(bytes.Length)));
                Assert.InRange(read.Count, 0, 4);
            }
        }
    }
}
