namespace Breakwater.Knowledge.Upgrades;

/// <summary>What has to be true before one cumulative update is installed over another.</summary>
internal sealed class UpgradePrerequisites(UpgradeRules rules, Func<string, IReadOnlyList<string>> cusOfLine)
{
    public IReadOnlyList<string> Between(string fromLine, string? fromCu, string toLine, string toCu)
    {
        var needed = new List<string>();
        if (fromCu is null)
        {
            needed.Add(DotNetOf(toLine, toCu));
        }
        else
        {
            needed.Add(DotNet(fromLine, fromCu, toLine, toCu));
            if (Directory(fromLine, fromCu, toLine, toCu) is { } directory)
            {
                needed.Add(directory);
            }
        }

        return [.. needed.Where(n => n.Length > 0)];
    }

    private static string Versions(IReadOnlyList<string> versions) => string.Join(" or ", versions);

    private string DotNetOf(string line, string cu) => rules.DotNetFor(line, cu) is { Count: > 0 } versions ? $".NET Framework {Versions(versions)}" : "";

    private string DotNet(string fromLine, string fromCu, string toLine, string toCu)
    {
        var (before, after) = (rules.DotNetFor(fromLine, fromCu), rules.DotNetFor(toLine, toCu));
        var both = after.Intersect(before, StringComparer.Ordinal).ToList();
        if (before.Count == 0 || both.Count > 0)
        {
            return $".NET Framework {Versions(both.Count > 0 ? both : after)} before setup starts";
        }

        return Stopovers(fromLine, fromCu, toCu) is { Count: > 0 } stops
            ? $".NET Framework: {fromCu} runs on {Versions(before)}, {toCu} on {Versions(after)}; go by way of {string.Join(" and ", stops)}"
            : $".NET Framework: {fromCu} runs on {Versions(before)}, {toCu} on {Versions(after)}; raise it to the highest that {fromCu} supports, stop the Exchange services, install {after[^1]} and then {toCu}";
    }

    private string? Directory(string fromLine, string fromCu, string toLine, string toCu) =>
        (rules.DirectoryLevelOf(fromLine, fromCu), rules.DirectoryLevelOf(toLine, toCu)) switch
        {
            ({ } from, { } to) when from.Schema < to.Schema || from.Domain < to.Domain || from.Organisation < to.Organisation =>
                $"Active Directory preparation (schema {from.Schema} to {to.Schema}, organisation {from.Organisation} to {to.Organisation}): run setup with schema and enterprise administrator rights",
            (null, _) => "Active Directory preparation: run setup with schema and enterprise administrator rights",
            _ => null,
        };

    // Shortest chain of cumulative updates in which each step shares a .NET Framework version with the next.
    private List<string> Stopovers(string line, string fromCu, string toCu)
    {
        var cus = cusOfLine(line);
        var cameFrom = new Dictionary<string, string>(StringComparer.Ordinal);
        var queue = new Queue<string>([fromCu]);
        while (queue.TryDequeue(out var cu) && cu != toCu)
        {
            // The newest reachable one first: it is the one that can still be obtained.
            var next = cus.Skip(1 + cus.ToList().IndexOf(cu)).Reverse()
                .Where(c => !cameFrom.ContainsKey(c) && rules.DotNetFor(line, c).Intersect(rules.DotNetFor(line, cu), StringComparer.Ordinal).Any());
            foreach (var reached in next)
            {
                cameFrom[reached] = cu;
                queue.Enqueue(reached);
            }
        }

        var stops = new List<string>();
        for (var cu = cameFrom.GetValueOrDefault(toCu); cu is not null && cu != fromCu; cu = cameFrom.GetValueOrDefault(cu))
        {
            stops.Insert(0, cu);
        }

        return stops;
    }
}
