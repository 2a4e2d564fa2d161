using System.Text.RegularExpressions;

namespace Breakwater.Evidence.Recognition;

/// <summary>Assessments, truth files, journals and lists of matches that Breakwater wrote: they quote what they found elsewhere.</summary>
internal static partial class OwnOutput
{
    /// <summary>First line of <c>hunt --csv</c>.</summary>
    internal const string HuntColumns = "time,level,rule,title,computer,source,file,position,excerpt";

    public static bool Is(ReadOnlySpan<char> text) => Schema().IsMatch(text) || text.StartsWith(HuntColumns) || text.StartsWith("{\"rule\":{\"id\":\"");

    [GeneratedRegex("^\\s*\\{\\s*\"schema\"\\s*:\\s*\"breakwater\\.", RegexOptions.CultureInvariant)]
    private static partial Regex Schema();
}
