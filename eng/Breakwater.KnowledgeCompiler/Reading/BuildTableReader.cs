using System.Globalization;
using Breakwater.Knowledge.Builds;
using Breakwater.Model;

namespace Breakwater.KnowledgeCompiler.Reading;

/// <summary>Reads <c>exchange/builds/LINE.csv</c>: one table per product line.</summary>
internal static class BuildTableReader
{
    private const string Header = "build,cu,update,released,kb,kind,alias,limitedTo,esuPeriod,sameBuildAsCu,alternateOf,disputed,confidence,sources,note";
    private static readonly Dictionary<string, BuildKind> Kinds = new(StringComparer.Ordinal)
    {
        ["RTM"] = BuildKind.Rtm,
        ["Preview"] = BuildKind.Preview,
        ["SP"] = BuildKind.Sp,
        ["CU"] = BuildKind.Cu,
        ["RU"] = BuildKind.Ru,
        ["SU"] = BuildKind.Su,
        ["HU"] = BuildKind.Hu,
    };

    public static IReadOnlyList<Located<BuildEntry>> Read(string folder, ProblemList problems) =>
        [.. DataFile.In(folder, "*.csv").SelectMany(file => CsvTable.Rows(file, Header, problems)
            .Select(row => new Located<BuildEntry>(ReadRow(Path.GetFileNameWithoutExtension(file), row.Place, row.Fields, problems), row.Place)))];

    private static BuildEntry ReadRow(string line, Place place, string[] f, ProblemList problems) => new()
    {
        Line = line,
        Build = Build(f[0], "build", place, problems) ?? default,
        Cu = Required(f[1], "cu", place, problems),
        Update = Optional(f[2]),
        Released = Day(f[3], place, problems),
        Kb = f[4].Length == 0 || (f[4].StartsWith("KB", StringComparison.Ordinal) && f[4].Length is 8 or 9 && f[4].AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0)
            ? Optional(f[4]) : Wrong("kb", "KB and six or seven digits", f[4], place, problems),
        Kind = Kinds.TryGetValue(f[5], out var kind) ? kind : ReportKind(f[5], place, problems),
        Alias = Optional(f[6]),
        LimitedTo = Words(f[7]),
        EsuPeriod = f[8] switch { "" => null, "1" => 1, "2" => 2, _ => ReportPeriod(f[8], place, problems) },
        SameBuildAsCu = Yes(f[9], "sameBuildAsCu", place, problems),
        AlternateOf = f[10].Length == 0 ? null : Build(f[10], "alternateOf", place, problems),
        Disputed = Yes(f[11], "disputed", place, problems),
        Confidence = f[12] is "high" or "medium" or "low" ? f[12] : Wrong("confidence", "high, medium or low", f[12], place, problems) ?? "low",
        Sources = Words(f[13]),
        Note = Optional(f[14]),
    };

    private static string? Optional(string text) => text.Length == 0 ? null : text;

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Required(string text, string key, Place place, ProblemList problems)
    {
        if (text.Length == 0)
        {
            problems.Add(place, Messages.Missing(key));
        }

        return text;
    }

    private static ExchangeBuild? Build(string text, string key, Place place, ProblemList problems)
    {
        if (ExchangeBuild.TryParse(text, out var build) && build.Revision is not null && build.ToString() == text)
        {
            return build;
        }

        problems.Add(place, Messages.Wrong(key, "a build of four parts without leading zeros", text));
        return null;
    }

    private static DateOnly? Day(string text, Place place, ProblemList problems)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Wrong("released", "a day such as 2021-03-02", text, place, problems);
        return null;
    }

    private static bool Yes(string text, string key, Place place, ProblemList problems)
    {
        if (text is not ("" or "yes"))
        {
            Wrong(key, "yes or nothing", text, place, problems);
        }

        return text == "yes";
    }

    private static BuildKind ReportKind(string text, Place place, ProblemList problems)
    {
        Wrong("kind", string.Join(", ", Kinds.Keys), text, place, problems);
        return BuildKind.Su;
    }

    private static int? ReportPeriod(string text, Place place, ProblemList problems)
    {
        Wrong("esuPeriod", "1, 2 or nothing", text, place, problems);
        return null;
    }

    private static string? Wrong(string key, string expected, string found, Place place, ProblemList problems)
    {
        problems.Add(place, Messages.Wrong(key, expected, found));
        return null;
    }
}
