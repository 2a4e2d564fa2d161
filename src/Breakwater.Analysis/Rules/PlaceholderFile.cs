using Breakwater.Sigma;

namespace Breakwater.Analysis.Rules;

/// <summary>The values of placeholders that the user gives for rules.</summary>
internal static class PlaceholderFile
{
    private static readonly PlaceholderParseResult None = new(new Dictionary<string, IReadOnlyList<string>>(), []);

    /// <summary>Reads the file; null reads nothing, and what cannot be read is a problem like any other.</summary>
    public static PlaceholderParseResult Read(string? path)
    {
        if (path is null)
        {
            return None;
        }

        try
        {
            return PlaceholderParser.Parse(path, File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return None with { Problems = [new RuleProblem("RULE905", RuleProblemKind.Error, path, 1, $"RULE905 {path}: expected a file of placeholders, found {RuleFiles.Reason(e, path)}; no placeholder has a value")] };
        }
    }
}
