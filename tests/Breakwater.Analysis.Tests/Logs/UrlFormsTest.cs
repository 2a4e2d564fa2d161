using Breakwater.Analysis.Logs;

namespace Breakwater.Analysis.Tests.Logs;

public sealed class UrlFormsTest
{
    [Theory]
    [InlineData("a%40b", "a@b")]
    [InlineData("a%2540b", "a%40b")]
    [InlineData("%c3%a9t%C3%A9", "été")]
    [InlineData("%u0041", "A")]
    [InlineData("100%", null)]
    [InlineData("%zz%4", null)]
    [InlineData("plain", null)]
    public void OneRound_DecodesOnce(string text, string? expected)
    {
        var target = new char[text.Length];
        var changed = UrlForms.TryDecode(text, target, out var written);
        Assert.Equal(expected is not null, changed);
        if (expected is not null)
        {
            Assert.Equal(expected, new string(target, 0, written));
        }
    }

    [Fact]
    public void AnyText_FitsIntoItsOwnLength()
    {
        var random = new Random(42);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Create(random.Next(1, 60), random, (span, r) =>
            {
                foreach (ref var c in span)
                {
                    c = "%%%u0123fFeEcC4aé\ud83d"[r.Next(18)];
                }
            });
            UrlForms.TryDecode(text, new char[text.Length], out var written);
            Assert.InRange(written, 0, text.Length);
        }
    }
}
