using System.Globalization;
using Breakwater.Sigma.Yaml;

namespace Breakwater.Sigma.Parsing;

/// <summary>What the specification asks of keys that matching does not need. A document that gets them wrong is loaded all the same.</summary>
internal sealed class HeaderChecks(ProblemList problems, KeyReader keys, YamlMap map)
{
    private const int TitleChars = 256;
    private const int DescriptionChars = 65_535;

    private static readonly string[] Relations = ["derived", "obsolete", "merged", "renamed", "similar"];

    public void Run(DocumentHeader header)
    {
        CheckLength("title", header.Title, TitleChars);
        CheckLength("description", header.Description, DescriptionChars);
        CheckDay("date");
        CheckDay("modified");
        foreach (var tag in header.Tags.Where(tag => !IsTag(tag)))
        {
            problems.Add(Messages.OddTag(problems.Path, map.LineOf("tags"), tag));
        }

        foreach (var item in map.Find("related") switch { null => [], YamlList list => list.Items, var other => [other] })
        {
            CheckRelation(item);
        }

        // Read for their kind only.
        keys.Remark("license");
        keys.Remarks("fields");
        keys.Remarks("scope");
    }

    private void CheckLength(string key, string? text, int most)
    {
        if (text?.Length > most)
        {
            problems.Add(Messages.TextTooLong(problems.Path, map.LineOf(key), key, most, text.Length));
        }
    }

    private void CheckDay(string key)
    {
        if (keys.Remark(key) is { } text && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            problems.Add(Messages.OddDay(problems.Path, map.LineOf(key), key, text));
        }
    }

    private void CheckRelation(YamlValue item)
    {
        if (item is not YamlMap relation || relation.Find("id") is not YamlScalar { IsNull: false } || relation.Find("type") is not YamlScalar { IsNull: false } type)
        {
            problems.Add(Messages.OddRelation(problems.Path, item.Line, item.Kind));
        }
        else if (!Relations.Contains(type.Text))
        {
            problems.Add(Messages.UnknownRelation(problems.Path, type.Line, type.Text, Relations, NearestWord.Find(type.Text, Relations)));
        }
    }

    /// <summary>A namespace, a dot and a name.</summary>
    private static bool IsTag(string tag)
    {
        var dot = tag.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && dot < tag.Length - 1 && tag.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-' or '.');
    }
}
