using System.Text;
using Breakwater.TextLogs.Hot;

namespace Breakwater.TextLogs.Tests;

/// <summary>Registers of every width measure a line as the plain twin does, whether or not this processor has them.</summary>
public sealed class LineMeasureTest
{
    [Fact]
    public void RandomTexts_AreMeasuredAsByTheTwin()
    {
        var random = new Random(2021);
        var (lines, doubled, quoted, odd) = (0, 0, 0, 0);
        for (var i = 0; i < 20_000; i++)
        {
            var text = Text(random, random.Next(0, 300));
            var plain = LineMeasure.MeasurePlain(text, (byte)' ');
            Assert.Equal(plain, LineMeasure.MeasureBy<LineMeasure.Step128>(text, (byte)' '));
            Assert.Equal(plain, LineMeasure.MeasureBy<LineMeasure.Step256>(text, (byte)' '));
            Assert.Equal(plain, LineMeasure.MeasureBy<LineMeasure.Step512>(text, (byte)' '));
            Assert.Equal(plain, LineMeasure.Measure(text, (byte)' '));
            lines += plain.Length < 0 ? 0 : 1;
            doubled += plain.HasDoubled ? 1 : 0;
            quoted += plain.HasQuote ? 1 : 0;
            odd += plain.HasOdd ? 1 : 0;
        }

        Assert.All(new[] { lines, doubled, quoted, odd }, n => Assert.InRange(n, 500, 19_500));
    }

    /// <summary>Two separators side by side in different registers.</summary>
    [Fact]
    public void SeparatorsAcrossAnEdge_AreDoubled()
    {
        foreach (var edge in new[] { 16, 32, 64, 128 })
        {
            var text = Encoding.ASCII.GetBytes(new string('a', edge - 1) + "  " + new string('b', 200) + "\n");
            Assert.True(LineMeasure.MeasureBy<LineMeasure.Step128>(text, (byte)' ').HasDoubled);
            Assert.True(LineMeasure.MeasureBy<LineMeasure.Step256>(text, (byte)' ').HasDoubled);
            Assert.True(LineMeasure.MeasureBy<LineMeasure.Step512>(text, (byte)' ').HasDoubled);
            text[edge] = (byte)'c';
            Assert.False(LineMeasure.MeasureBy<LineMeasure.Step512>(text, (byte)' ').HasDoubled);
        }
    }

    /// <summary>Texts of rare specials, so that lines of every length with and without them come up.</summary>
    private static byte[] Text(Random random, int length)
    {
        var rarity = random.Next(10, 400);
        var text = new byte[length];
        foreach (ref var value in text.AsSpan())
        {
            value = random.Next(rarity) switch { 0 => (byte)'\n', 1 => (byte)'\r', 2 => (byte)'"', 3 => 0, < 8 => (byte)' ', _ => (byte)random.Next('a', 'z') };
        }

        return text;
    }
}
