using System.Globalization;
using Breakwater.Knowledge.Upgrades;

namespace Breakwater.KnowledgeCompiler.Reading;

/// <summary>Reads <c>exchange/upgrade.yaml</c>.</summary>
internal static class UpgradeReader
{
    public static Located<UpgradeRules> Read(string file, ProblemList problems)
    {
        if (DataFile.Yaml(file, problems) is not { } root || root.Map("inPlace") is not { } inPlace)
        {
            return new Located<UpgradeRules>(UpgradeRules.None, new Place(file, 1));
        }

        var rules = new UpgradeRules
        {
            InPlaceFrom = inPlace.Text("from"),
            InPlaceCus = inPlace.Texts("cus"),
            InPlaceTo = inPlace.Text("to"),
            Rules = root.Texts("rules"),
            DotNet = [.. root.Maps("dotNet").Select(d => DotNet(d, problems))],
            DirectoryLevels = root.Map("adLevels") is { } levels ? [.. levels.Entries.SelectMany(l => Levels(levels, l.Key, problems))] : [],
        };
        inPlace.Finish();
        root.Allow("asOf", "sources", "dotNetReleaseKeys");
        root.Finish();
        return new Located<UpgradeRules>(rules, root.Place);
    }

    private static DotNetSupport DotNet(YamlMap map, ProblemList problems)
    {
        var (from, to) = (Ordinal(map, "from", problems), Ordinal(map, "to", problems));
        var support = new DotNetSupport(map.Text("line"), [.. Enumerable.Range(from, Math.Clamp(to - from + 1, 0, 100)).Select(n => n == 0 ? "RTM" : $"CU{n}")], map.Texts("versions"));
        map.Finish();
        return support;
    }

    private static int Ordinal(YamlMap map, string key, ProblemList problems)
    {
        var text = map.Text(key);
        if (text == "RTM")
        {
            return 0;
        }

        if (text.StartsWith("CU", StringComparison.Ordinal) && int.TryParse(text.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 100)
        {
            return number;
        }

        problems.Add(map.Place, Messages.Wrong(key, "RTM or CU and a number", text));
        return 0;
    }

    private static List<DirectoryLevel> Levels(YamlMap lines, string line, ProblemList problems)
    {
        var levels = new List<DirectoryLevel>();
        foreach (var (cu, _, place) in lines.Map(line)?.Entries ?? [])
        {
            var numbers = lines.Map(line)!.Texts(cu).Select(t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1).ToList();
            if (numbers is [>= 0, >= 0, >= 0])
            {
                levels.Add(new DirectoryLevel(line, cu, numbers[0], numbers[1], numbers[2]));
            }
            else
            {
                problems.Add(place, Messages.Wrong(cu, "three numbers", string.Join(' ', numbers)));
            }
        }

        return levels;
    }
}
