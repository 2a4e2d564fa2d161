using Breakwater.Model;
using Breakwater.Reports.Story;

namespace Breakwater.Reports.Tests;

public sealed class SpellingTests
{
    [Fact]
    public void EveryValue_HasItsOwnKebabCaseSpelling()
    {
        AssertKebab(Enum.GetValues<ExposureState>(), Spelling.Of);
        AssertKebab(Enum.GetValues<VerdictState>(), Spelling.Of);
        AssertKebab(Enum.GetValues<Confidence>(), Spelling.Of);
        AssertKebab(Enum.GetValues<Outcome>(), Spelling.Of);
        AssertKebab(Enum.GetValues<Rung>(), Spelling.Of);
        AssertKebab(Enum.GetValues<CveState>(), Spelling.Of);
        AssertKebab(Enum.GetValues<MitigationState>(), Spelling.Of);
        AssertKebab(Enum.GetValues<MailboxState>(), Spelling.Of);
    }

    [Fact]
    public void EveryValue_HasPlainWords()
    {
        Assert.All(Enum.GetValues<Rung>(), r => Assert.NotEmpty(PlainWords.Of(r) + PlainWords.Deed(r) + PlainWords.Aim(r)));
        Assert.All(Enum.GetValues<VerdictState>(), s => Assert.NotEmpty(PlainWords.Of(s)));
        Assert.All(Enum.GetValues<ExposureState>(), s => Assert.NotEmpty(PlainWords.Of(s)));
        Assert.All(Enum.GetValues<CveState>(), s => Assert.NotEmpty(PlainWords.Of(s)));
        Assert.All(Enum.GetValues<MailboxState>(), s => Assert.NotEmpty(PlainWords.Of(s)));
        Assert.All(Enum.GetValues<MitigationState>(), s => Assert.NotEmpty(PlainWords.Of(s)));
    }

    // The enum's own name is the reference: WroteFile is wrote-file.
    private static void AssertKebab<T>(T[] values, Func<T, string> spell)
        where T : struct, Enum =>
        Assert.All(values, value => Assert.Equal(string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? "-" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString())), spell(value)));
}
