using System.Text.RegularExpressions;
using Breakwater.Tests;

namespace Breakwater.Architecture.Tests;

/// <summary>docs/messages.md names every message code, and none that no source has.</summary>
public sealed partial class MessagesTest
{
    [Fact]
    public void TheList_HasTheCodesOfTheSources() => Assert.Equal(Codes(Sources()), Codes([Repository.At("docs", "messages.md")]));

    private static IEnumerable<string> Sources() => new[] { "src", "eng" }.SelectMany(f => Directory.EnumerateFiles(Repository.At(f), "*.cs", SearchOption.AllDirectories));

    private static SortedSet<string> Codes(IEnumerable<string> files) => new(files.SelectMany(f => Code().Matches(File.ReadAllText(f)).Select(m => m.Value)), StringComparer.Ordinal);

    // Any such word, so that a project's first message is asked for too; the one that is no code is left out.
    [GeneratedRegex(@"\b(?!SHA256)[A-Z]{3,8}\d{3}\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Code();
}
