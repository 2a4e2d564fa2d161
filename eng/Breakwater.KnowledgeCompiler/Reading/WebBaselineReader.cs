using System.Globalization;
using System.Text.RegularExpressions;
using Breakwater.Knowledge.Web;
using Breakwater.Model;

namespace Breakwater.KnowledgeCompiler.Reading;

/// <summary>Reads <c>web/exchange-scripts.txt</c>: a path, then indented lines of hash, first build, last build, number of builds.</summary>
internal static partial class WebBaselineReader
{
    public static WebBaseline Read(string file, ProblemList problems)
    {
        var files = new Dictionary<string, List<WebBaselineVariant>>(StringComparer.Ordinal);
        WebBaselineCoverage? coverage = null;
        List<WebBaselineVariant>? current = null;
        var lines = DataFile.Lines(file, problems);
        for (var i = 0; i < lines.Count; i++)
        {
            var (line, place) = (lines[i], new Place(file, i + 1));
            if (line.StartsWith("# coverage", StringComparison.Ordinal))
            {
                coverage = Coverage(line);
            }
            else if (line.StartsWith("  ", StringComparison.Ordinal) && current is not null && Variant(line) is { } variant)
            {
                current.Add(variant);
            }
            else if (line.Length > 0 && line[0] is not ('#' or ' ') && !line.Any(c => char.IsAsciiLetterUpper(c) || c == '\\'))
            {
                current = [];
                if (!files.TryAdd(line, current))
                {
                    problems.Add(place, Messages.Twice("path", line));
                }
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                problems.Add(place, Messages.Wrong("line", "a lower-case path, or two blanks, SHA-256, first build, last build, count", line));
            }
        }

        if (coverage is null)
        {
            problems.Add(new Place(file, 1), Messages.Missing("# coverage"));
        }

        return new WebBaseline(coverage ?? new WebBaselineCoverage(default, []), [.. files.Select(f => new WebBaselineFile(f.Key, f.Value))]);
    }

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.CultureInvariant)]
    private static partial Regex Sha256();

    [GeneratedRegex(@"\d+\.\d+\.\d+\.\d+", RegexOptions.CultureInvariant)]
    private static partial Regex AnyBuild();

    private static WebBaselineCoverage? Coverage(string line)
    {
        var builds = AnyBuild().Matches(line).Select(m => ExchangeBuild.TryParse(m.Value, out var b) ? b : default).ToList();
        return builds.Count > 1 ? new WebBaselineCoverage(builds[0], [.. builds.Skip(1)]) : null;
    }

    private static WebBaselineVariant? Variant(string line)
    {
        var parts = line.Trim().Split(' ');
        return parts.Length == 4 && Sha256().IsMatch(parts[0]) && ExchangeBuild.TryParse(parts[1], out var first) && ExchangeBuild.TryParse(parts[2], out var last)
            && int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var builds) ? new WebBaselineVariant(parts[0], first, last, builds) : null;
    }
}
