using System.Text;

namespace Breakwater.Patterns.Tests;

/// <summary>What is looked for is chosen so that everyday lines are stopped at seldom.</summary>
public sealed class FingerprintGroupsTest
{
    [Fact]
    public void Groups_LetThroughLessThanEvenOnes()
    {
        var random = new Random(2021);
        for (var i = 0; i < 20; i++)
        {
            byte[][] sorted = [.. Enumerable.Range(0, random.Next(20, 120)).Select(_ => Piece(random)).OrderBy(p => Encoding.Latin1.GetString(p), StringComparer.Ordinal)];
            var well = FingerprintGroups.Of(sorted);
            int[] evenly = [.. Enumerable.Range(0, sorted.Length).Select(n => n * 8 / sorted.Length)];
            Assert.Equal(well.Order(), well);
            Assert.InRange(well[^1], 0, 7);
            Assert.True(ShareOf(sorted, well) <= ShareOf(sorted, evenly), $"round {i}");
        }
    }

    [Fact]
    public void Group_LetsThroughMoreTheMoreIsInIt()
    {
        var group = new FingerprintGroup();
        var share = 0.0;
        foreach (var piece in (string[])["~qzj", ".asp", ".com", "owa/"])
        {
            group.Add(Encoding.Latin1.GetBytes(piece));
            Assert.True(group.Share >= share);
            share = group.Share;
        }

        group.Clear();
        group.Add("~qzj"u8);
        Assert.True(group.Share < share);
    }

    /// <summary>Of a text the part that no everyday line has is looked for, though its letters are frequent ones.</summary>
    [Theory]
    [InlineData("versionedaten")]
    [InlineData("exchangeattic")]
    [InlineData(".aspx.bak")]
    public void Window_IsOneThatNoEverydayLineHas(string literal)
    {
        var bytes = Encoding.Latin1.GetBytes(literal);
        var at = LogBytes.RarestWindow(bytes, FingerprintTable.Length);
        Assert.DoesNotContain(EverydayLines.All, l => l.Line.Contains(literal.Substring(at, FingerprintTable.Length), StringComparison.Ordinal));
        Assert.Contains(EverydayLines.All, l => l.Line.Contains(literal[..FingerprintTable.Length], StringComparison.Ordinal));
    }

    private static double ShareOf(byte[][] sorted, int[] groups) => sorted.Zip(groups).GroupBy(p => p.Second).Sum(g =>
    {
        var group = new FingerprintGroup();
        foreach (var (piece, _) in g)
        {
            group.Add(piece);
        }

        return group.Share;
    });

    private static byte[] Piece(Random random)
    {
        var line = EverydayLines.All[random.Next(EverydayLines.All.Count)].Line;
        var piece = Encoding.Latin1.GetBytes(line.Substring(random.Next(line.Length - 4), 4));
        piece[random.Next(4)] = (byte)"aeiou.~/"[random.Next(8)];
        return piece;
    }
}
