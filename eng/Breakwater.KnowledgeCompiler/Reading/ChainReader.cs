using System.Globalization;
using Breakwater.Knowledge.Campaigns;
using Breakwater.Model;

namespace Breakwater.KnowledgeCompiler.Reading;

/// <summary>Reads <c>campaigns/chains/ID.yaml</c>.</summary>
internal static class ChainReader
{
    public static IReadOnlyList<Located<Chain>> Read(string folder, ProblemList problems)
    {
        var chains = new List<Located<Chain>>();
        foreach (var file in DataFile.In(folder, "*.yaml"))
        {
            if (DataFile.Yaml(file, problems) is not { } map)
            {
                continue;
            }

            var chain = new Chain
            {
                Id = map.Text("id"),
                Title = map.Text("title"),
                Campaigns = map.Texts("campaigns"),
                Confidence = Sureness(map, "confidence", map.Text("confidence"), problems),
                Attack = map.Texts("attack"),
                LookAlikes = map.Texts("lookAlikes"),
                Steps = [.. map.Maps("steps").Select(s => Step(s, problems))],
            };
            map.Finish();
            if (chain.Id != Path.GetFileNameWithoutExtension(file))
            {
                problems.Add(map.Place, Messages.FileName(chain.Id + ".yaml", Path.GetFileName(file)));
            }

            chains.Add(new Located<Chain>(chain, map.Place));
        }

        return chains;
    }

    private static ChainStep Step(YamlMap map, ProblemList problems)
    {
        var step = new ChainStep
        {
            Title = map.Text("title"),
            OfCampaign = map.OptionalFlag("ofCampaign") ?? false,
            Campaigns = map.Texts("campaigns"),
            Sources = map.Texts("sources"),
            Rules = map.Texts("rules"),
            Rungs = Words<Rung>(map, "rungs", map.Texts("rungs"), problems),
            Outcomes = Words<Outcome>(map, "outcomes", map.Texts("outcomes"), problems),
            Minimum = Sureness(map, "minimum", map.OptionalText("minimum") ?? "low", problems),
            Pool = map.OptionalText("pool"),
            Ties = Words<ChainTie>(map, "ties", map.Texts("ties"), problems),
            Within = Span(map, problems),
            IsOptional = map.OptionalFlag("optional") ?? false,
        };
        map.Finish();
        return step;
    }

    /// <summary>A number with s, m, h or d; nothing for the first step.</summary>
    private static TimeSpan Span(YamlMap map, ProblemList problems)
    {
        if (map.OptionalText("within") is not { } text)
        {
            return TimeSpan.Zero;
        }

        int? seconds = text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86_400, _ => null };
        if (seconds is { } unit && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 10_000)
        {
            return TimeSpan.FromSeconds((long)number * unit);
        }

        problems.Add(map.Place, Messages.Wrong("within", "a number with s, m, h or d", text));
        return TimeSpan.Zero;
    }

    private static Confidence Sureness(YamlMap map, string key, string text, ProblemList problems) => Words<Confidence>(map, key, [text], problems) is [var word] ? word : default;

    /// <summary>Words are written with hyphens in data and without in code.</summary>
    private static IReadOnlyList<TWord> Words<TWord>(YamlMap map, string key, IReadOnlyList<string> texts, ProblemList problems)
        where TWord : struct, Enum
    {
        var words = new List<TWord>();
        foreach (var text in texts)
        {
            if (!text.Any(char.IsDigit) && Enum.TryParse<TWord>(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var word))
            {
                words.Add(word);
            }
            else
            {
                problems.Add(map.Place, Messages.Wrong(key, string.Join(", ", Enum.GetNames<TWord>()), text));
            }
        }

        return words;
    }
}
