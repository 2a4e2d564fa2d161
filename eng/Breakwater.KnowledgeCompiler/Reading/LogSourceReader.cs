using System.Globalization;
using Breakwater.Knowledge.LogSources;
using YamlDotNet.RepresentationModel;

namespace Breakwater.KnowledgeCompiler.Reading;

/// <summary>Reads <c>knowledge/logsources/*.yaml</c>.</summary>
internal static class LogSourceReader
{
    public static IReadOnlyList<Located<LogSourceMeaning>> Read(string folder, ProblemList problems)
    {
        var meanings = new List<Located<LogSourceMeaning>>();
        foreach (var file in DataFile.In(folder, "*.yaml"))
        {
            if (DataFile.Yaml(file, problems) is not { } root)
            {
                continue;
            }

            var product = root.OptionalText("product");
            foreach (var map in root.Maps("logsources"))
            {
                var meaning = new LogSourceMeaning(map.OptionalText("product") ?? product, map.OptionalText("category"), map.OptionalText("service"), [.. map.Maps("places").Select(s => Place(s, problems))]);
                map.Finish();
                meanings.Add(new Located<LogSourceMeaning>(meaning, map.Place));
            }

            root.Finish();
        }

        return meanings;
    }

    private static RecordPlace Place(YamlMap map, ProblemList problems)
    {
        var place = new RecordPlace
        {
            Source = map.OptionalText("source"),
            Channel = map.OptionalText("channel"),
            EventIds = [.. map.Texts("eventIds").Select(id => EventId(id, map, problems))],
            Fields = Named(map.Map("fields")),
            Carries = map.Texts("carries"),
            FiltersNeed = map.Texts("filtersNeed"),
            Where = Named(map.Map("where")),
            Replacements = [.. Replacements(map.Map("replace"))],
        };
        map.Finish();
        return place;
    }

    private static int EventId(string text, YamlMap map, ProblemList problems)
    {
        if (ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return id;
        }

        problems.Add(map.Place, Messages.Wrong("eventIds", "numbers from 0 to 65535", text));
        return 0;
    }

    private static IReadOnlyList<NamedTexts> Named(YamlMap? map) =>
        map is null ? [] : [.. map.Entries.Select(e => new NamedTexts(e.Key, map.Texts(e.Key)))];

    private static IEnumerable<Replacement> Replacements(YamlMap? map) => map is null ? [] :
        map.Entries.SelectMany(field => map.Map(field.Key)?.Entries.Select(e => new Replacement(field.Key, e.Key, (e.Value as YamlScalarNode)?.Value ?? "")) ?? []);
}
