using System.Globalization;

namespace Breakwater.Knowledge.Queries;

/// <summary>Pieces of text that several answers share.</summary>
internal static class QueryText
{
    private const int Longest = 80;

    public static string Title(KnowledgeBase knowledge) => $"Knowledge {knowledge.Identity.Version} of {Day(knowledge.Identity.AsOf)}";

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Typed text without control characters, cut: it is echoed to a terminal.</summary>
    public static string Safe(string text) => string.Concat(text.Take(Longest).Select(c => char.IsControl(c) ? '?' : c));

    public static string Score(double? cvss) => cvss is { } score ? score.ToString("0.0", CultureInfo.InvariantCulture) : "  - ";
}
