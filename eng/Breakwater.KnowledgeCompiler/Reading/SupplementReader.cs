using Breakwater.Knowledge;
using Breakwater.Knowledge.Indicators;
using Breakwater.Knowledge.Vulnerabilities;
using Breakwater.Model;

namespace Breakwater.KnowledgeCompiler.Reading;

/// <summary>Reads the small files: identity of the pack, sources, indicators.</summary>
internal static class SupplementReader
{
    public static KnowledgeIdentity Identity(string file, ProblemList problems)
    {
        if (DataFile.Yaml(file, problems) is not { } map)
        {
            return new KnowledgeIdentity("", DateOnly.MaxValue);
        }

        var identity = new KnowledgeIdentity(map.Text("version"), map.Date("asOf"));
        map.Finish();
        return identity;
    }

    public static IReadOnlyList<KnowledgeSource> Sources(string file, ProblemList problems)
    {
        if (DataFile.Yaml(file, problems) is not { } root || root.Map("sources") is not { } map)
        {
            return [];
        }

        return [.. map.Entries.Select(e => map.Map(e.Key)).Zip(map.Entries, (source, e) =>
            new KnowledgeSource(e.Key, source?.Text("name") ?? "", source?.OptionalText("date"), source?.Date("read") ?? DateOnly.MinValue))];
    }

    public static IReadOnlyList<Located<KnownDecision>> Decisions(string file, ProblemList problems)
    {
        var decisions = new List<Located<KnownDecision>>();
        foreach (var (place, fields) in CsvTable.Rows(file, "build,cve,state", problems))
        {
            if (ExchangeBuild.TryParse(fields[0], out var build))
            {
                decisions.Add(new Located<KnownDecision>(new KnownDecision(build, fields[1], fields[2]), place));
            }
            else
            {
                problems.Add(place, Messages.Wrong("build", "a build such as 15.1.2106.2", fields[0]));
            }
        }

        return decisions;
    }

    public static IReadOnlyList<Located<Indicator>> Indicators(string file, ProblemList problems) =>
        [.. CsvTable.Rows(file, "type,value,cluster,first_seen,source,confidence,note", problems).Select(r =>
            new Located<Indicator>(new Indicator(r.Fields[0], r.Fields[1], r.Fields[2], r.Fields[3], r.Fields[4], r.Fields[5], r.Fields[6].Length == 0 ? null : r.Fields[6]), r.Place))];
}
