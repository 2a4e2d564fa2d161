using System.Runtime.InteropServices;
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

    [Fact]
    public void Utf16_IsSearchedByEveryKernel_AsItsTextIs()
    {
        var random = new Random(16);
        var buffer = new byte[512];
        foreach (var kernel in Enum.GetValues<LiteralKernel>().Where(Hot.Kernels.IsSupported))
        {
            var set = new LiteralSet([new("mimikatz"), new("eo.oe.kiwi")], kernel);
            for (var i = 0; i < 2_000; i++)
            {
                var text = string.Concat(Enumerable.Range(0, random.Next(0, 200)).Select(_ => (char)random.Next(0, i % 2 == 0 ? 128 : 65536)));
                if (random.Next(2) == 0)
                {
                    text = text.Insert(random.Next(text.Length + 1), random.Next(2) == 0 ? "MimiKatz" : "mimi\u0101katz");
                }

                var expected = text.Contains("mimikatz", StringComparison.OrdinalIgnoreCase);
                Assert.Equal(expected, set.OccursInUtf16(Encoding.Unicode.GetBytes(text), buffer));
            }
        }
    }

    [Fact]
    public void MixedTexts_AreSearchedByEveryKernel_AsTheirPartsAre()
    {
        var random = new Random(17);
        var buffer = new byte[1024];
        string[] sought = ["kiwi", "abAb%", "xyz"];
        foreach (var kernel in Enum.GetValues<LiteralKernel>().Where(Hot.Kernels.IsSupported))
        {
            var set = new LiteralSet(sought.Select(t => new Literal(t)), kernel);
            for (var i = 0; i < 4_000; i++)
            {
                // Nothing, near misses (a character whose low byte fits, a cut literal) and hits, at every distance from both ends and farther from the end than its plain search reaches.
                var bytes = new byte[random.Next(0, i % 2 == 0 ? 200 : 2_000)];
                random.NextBytes(bytes.AsSpan(0, i % 3 == 0 ? bytes.Length : 0));
                var text = sought[random.Next(3)];
                text = random.Next(4) switch { 0 => text[1..], 1 => text.Replace('i', '\u0169'), 2 => text.ToUpperInvariant(), _ => text };
                var made = random.Next(2) == 0 ? Encoding.Latin1.GetBytes(text) : Encoding.Unicode.GetBytes(text);
                made.AsSpan(0, Math.Min(made.Length, bytes.Length)).CopyTo(bytes.AsSpan(random.Next(0, Math.Max(1, bytes.Length - made.Length + 1))));

                Assert.Equal(Narrow(bytes) || Wide(bytes, 0) || Wide(bytes, 1), set.OccursInMixed(bytes, buffer));
            }
        }

        bool Narrow(byte[] bytes) => IsIn(Encoding.Latin1.GetString(bytes));

        bool Wide(byte[] bytes, int odd) => bytes.Length > odd && IsIn(new string(MemoryMarshal.Cast<byte, char>(bytes.AsSpan(odd))));

        bool IsIn(string text) => sought.Any(t => text.Contains(t, StringComparison.OrdinalIgnoreCase));
    }
}
