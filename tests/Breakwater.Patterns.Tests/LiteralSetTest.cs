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
        Assert.Equal(expected, new LiteralSet([new("ServerInfo~"), new("proxyLogon")]).IndexIn(Encoding.UTF8.GetBytes(text)) >= 0);

    [Theory]
    [InlineData("5 \u212A", true)]
    [InlineData("5 K", false)]
    [InlineData("5 \u210A", false)]
    public void OtherThanAscii_IsSoughtAsUtf8(string text, bool expected) => Assert.Equal(expected, new LiteralSet([new("\u212A"), new("abc")]).IndexIn(Encoding.UTF8.GetBytes(text)) >= 0);

    [Fact]
    public void NoLiterals_OccurNowhere() => Assert.Equal(-1, new LiteralSet([]).IndexIn("anything"u8));

    [Theory]
    [InlineData("")]
    [InlineData("a\tb")]
    public void EmptyTextsAndControlCharacters_AreRefused(string literal) => Assert.Throws<ArgumentException>(() => new LiteralSet([new(literal)]));

    [Fact]
    public void RandomSets_AgreeWithAPlainSearch()
    {
        var random = new Random(855);
        for (var i = 0; i < 20_000; i++)
        {
            var literals = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Text(random, random.Next(1, 5))).ToList();
            var text = Text(random, random.Next(0, 30));
            var expected = literals.Exists(l => text.Contains(l, StringComparison.OrdinalIgnoreCase));
            Assert.Equal(expected, new LiteralSet(literals.Select(l => new Literal(l))).IndexIn(Encoding.ASCII.GetBytes(text)) >= 0);
        }
    }

    [Theory]
    [InlineData("Server~a/b~", true)]
    [InlineData("SERVER~/", true)]
    [InlineData("Server~a~b/", false)]
    [InlineData("Server~a~ Server~b/c~", true)]
    [InlineData("Server~", false)]
    public void WhatMustFollow_StandsBeforeWhatMayNotStandBetween(string text, bool expected)
    {
        var set = new LiteralSet([new("server~") { Then = "/", NotAcross = "~" }]);
        Assert.Equal(expected, set.IndexIn(Encoding.ASCII.GetBytes(text)) >= 0);
        ulong[] found = [0];
        set.Mark(Encoding.ASCII.GetBytes(text), found);
        Assert.Equal(expected ? 1UL : 0, found[0]);
    }

    [Fact]
    public void WhatMustFollow_MayItselfHoldWhatMayNotStandBetween() =>
        Assert.Equal(0, new LiteralSet([new("ab") { Then = "/?x", NotAcross = "?" }]).IndexIn("ab..../?X"u8) & ~1);

    [Fact]
    public void Mark_NamesEveryLiteralThatOccurs()
    {
        var set = new LiteralSet([.. Enumerable.Range(0, 100).Select(i => new Literal($"<{i}>"))]);
        var found = new ulong[set.Words];
        set.Mark("<7><70> <99><100>"u8, found);
        Assert.Equal([7, 70, 99], Enumerable.Range(0, 100).Where(i => (found[i >> 6] >> (i & 63) & 1) != 0));
    }

    private static string Text(Random random, int length) => string.Create(length, random, (span, r) =>
    {
        foreach (ref var c in span)
        {
            c = "abAB%"[r.Next(5)];
        }
    });
}
