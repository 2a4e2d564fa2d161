using System.Text;

namespace Breakwater.Patterns.Tests;

public sealed class LiteralSetTest
{
    [Theory]
    [InlineData("POST /ecp/PROXYLOGON.ecp", true)]
    [InlineData("serverinfo~a]@host", true)]
    [InlineData("ServerInfo a", false)]
    [InlineData("proxylogo", false)]
    [InlineData("", false)]
    public void Literals_AreFoundIgnoringCase(string text, bool expected) =>
        Assert.Equal(expected, new LiteralSet(["ServerInfo~", "proxyLogon"]).OccursIn(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void NoLiterals_OccurNowhere() => Assert.False(new LiteralSet([]).OccursIn("anything"u8));

    [Theory]
    [InlineData("")]
    [InlineData("é")]
    [InlineData("a\tb")]
    public void OtherThanPrintableAscii_IsRefused(string literal) => Assert.Throws<ArgumentException>(() => new LiteralSet([literal]));

    [Fact]
    public void RandomSets_AgreeWithAPlainSearch()
    {
        var random = new Random(855);
        for (var i = 0; i < 20_000; i++)
        {
            var literals = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Text(random, random.Next(1, 5))).ToList();
            var text = Text(random, random.Next(0, 30));
            var expected = literals.Exists(l => text.Contains(l, StringComparison.OrdinalIgnoreCase));
            Assert.Equal(expected, new LiteralSet(literals).OccursIn(Encoding.ASCII.GetBytes(text)));
        }
    }

    private static string Text(Random random, int length) => string.Create(length, random, (span, r) =>
    {
        foreach (ref var c in span)
        {
            c = "abAB%"[r.Next(5)];
        }
    });
}
