using System.Text;
using Breakwater.Patterns.Hot;

namespace Breakwater.Patterns.Tests;

/// <summary>Every kernel that this processor has finds the line that the automaton finds.</summary>
public sealed class KernelsTest
{
    [Theory]
    [InlineData("Fingerprints128")]
    [InlineData("Fingerprints256")]
    [InlineData("Fingerprints512")]
    public void RandomTexts_AreSearchedAsByTheAutomaton(string kernel)
    {
        var forced = Enum.Parse<LiteralKernel>(kernel);
        Assert.SkipUnless(Kernels.IsSupported(forced), "this processor has no such kernel");
        var random = new Random(2021);
        var found = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var literals = Enumerable.Range(0, random.Next(1, 40)).Select(_ => new Literal(Text(random, random.Next(3, 9), "abcAB%/~\u00ff")) { Then = Text(random, random.Next(0, 3), "ab/"), NotAcross = Text(random, random.Next(0, 2), "~%") }).ToList();
            var text = Encoding.UTF8.GetBytes(Text(random, random.Next(0, 200), "abcABC%/~.\u00ff\u00df\n"));
            var plain = new LiteralSet(literals, LiteralKernel.Automaton).IndexIn(text);
            var fast = new LiteralSet(literals, forced).IndexIn(text);
            Assert.Equal(LineOf(text, plain), LineOf(text, fast));
            found += plain < 0 ? 0 : 1;
        }

        Assert.InRange(found, 2_000, 18_000);
    }

    /// <summary>Up to a thousand texts are searched for in vector registers, more of them byte by byte.</summary>
    [Theory]
    [InlineData("Fingerprints128", 700)]
    [InlineData("Fingerprints256", 700)]
    [InlineData("Fingerprints512", 700)]
    [InlineData("Fingerprints256", 1_000)]
    [InlineData("Fingerprints256", 1_001)]
    public void LargeSets_AreMarkedAsByTheAutomaton(string kernel, int count)
    {
        var forced = Enum.Parse<LiteralKernel>(kernel);
        Assert.SkipUnless(Kernels.IsSupported(forced), "this processor has no such kernel");
        var random = new Random(2022);
        var literals = Enumerable.Range(0, count).Select(_ => new Literal(Text(random, random.Next(3, 7), "abcdefgh0/"))).ToList();
        var (plain, fast) = (new LiteralSet(literals, LiteralKernel.Automaton), new LiteralSet(literals, forced));
        for (var i = 0; i < 300; i++)
        {
            var text = Encoding.ASCII.GetBytes(Text(random, random.Next(0, 300), "abcdefghABCDEFGH0/ "));
            ulong[] expected = new ulong[plain.Words], found = new ulong[fast.Words];
            plain.Mark(text, expected);
            fast.Mark(text, found);
            Assert.Equal(expected, found);
        }
    }

    [Theory]
    [InlineData("Fingerprints128")]
    [InlineData("Fingerprints256")]
    [InlineData("Fingerprints512")]
    public void ALiteral_IsFoundWhereverItStands(string kernel)
    {
        var forced = Enum.Parse<LiteralKernel>(kernel);
        Assert.SkipUnless(Kernels.IsSupported(forced), "this processor has no such kernel");
        var set = new LiteralSet([new("ServerInfo~"), new(".js")], forced);
        for (var length = 11; length < 200; length++)
        {
            for (var at = 0; at + 11 <= length; at++)
            {
                var text = Enumerable.Repeat((byte)'e', length).ToArray();
                "SERVERinfo~"u8.CopyTo(text.AsSpan(at));
                Assert.InRange(set.IndexIn(text), at, at + 10);
                Assert.Equal(-1, set.IndexIn(text.AsSpan(0, at + 10)));
            }
        }
    }

    /// <summary>What <c>./test --kernel</c> rests on: the build writes the name into the settings of every program, these tests' too.</summary>
    [Fact]
    public void TheKernelThatTheSuiteIsAskedFor_IsChosen()
    {
        var best = Enum.GetValues<LiteralKernel>().Where(Kernels.IsSupported).Max();
        var asked = Environment.GetEnvironmentVariable("BREAKWATER_KERNEL") is { Length: > 0 } name ? Enum.Parse<LiteralKernel>(name) : best;
        Assert.Equal(Kernels.IsSupported(asked) ? asked : best, Kernels.Chosen);
    }

    private static int LineOf(byte[] text, int position) => position < 0 ? -1 : text.AsSpan(0, position).Count((byte)'\n');

    private static string Text(Random random, int length, string alphabet) => string.Create(length, random, (span, r) =>
    {
        foreach (ref var c in span)
        {
            c = alphabet[r.Next(alphabet.Length)];
        }
    });
}
