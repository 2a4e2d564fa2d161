using Breakwater.Sigma.Yaml;

namespace Breakwater.Sigma.Parsing;

/// <summary>Reads the keys of one map and reports what is missing, misspelt or of the wrong kind.</summary>
internal sealed class KeyReader(ProblemList problems, YamlMap map)
{
    /// <summary>Custom keys are allowed; one that is nearly a known key is a misspelling.</summary>
    public void CheckSpelling(IReadOnlyCollection<string> known)
    {
        // Who has more keys of their own than this has not misspelt them.
        foreach (var (key, _) in map.Entries.Take(Limits.KeysSpelled))
        {
            if (!known.Contains(key.Text) && NearestWord.Find(key.Text, known) is { } nearest)
            {
                problems.Add(Messages.UnknownKey(problems.Path, key.Line, key.Text, nearest));
            }
        }
    }

    /// <summary>For a block in which no key of one's own is allowed.</summary>
    public void CheckKeys(string block, IReadOnlyCollection<string> known)
    {
        foreach (var (key, _) in map.Entries.Where(entry => !known.Contains(entry.Key.Text)))
        {
            problems.Add(Messages.KeyNotAllowed(problems.Path, key.Line, block, key.Text, known, NearestWord.Find(key.Text, known)));
        }
    }

    /// <summary>A truth value; false when the key is absent.</summary>
    public bool Truth(string key)
    {
        var value = map.Find(key);
        if (value is null)
        {
            return false;
        }

        if (value is YamlScalar text && text.TryGetBoolean(out var truth))
        {
            return truth;
        }

        problems.Add(Messages.WrongKind(problems.Path, map.LineOf(key), key, "'true' or 'false'", value.Kind));
        return false;
    }

    public string RequiredText(string key)
    {
        var text = Text(key);
        if (map.Find(key) is null or YamlScalar && string.IsNullOrWhiteSpace(text))
        {
            problems.Add(Messages.MissingKey(problems.Path, map.LineOf(key), key));
        }

        return text ?? "";
    }

    public YamlMap? RequiredMap(string key)
    {
        var value = map.Find(key);
        if (value is null)
        {
            problems.Add(Messages.MissingKey(problems.Path, map.Line, key));
        }
        else if (value is not YamlMap)
        {
            problems.Add(Messages.WrongKind(problems.Path, map.LineOf(key), key, "a map", value.Kind));
        }

        return value as YamlMap;
    }

    /// <summary>A single value as written, or null when the key is absent or has none.</summary>
    public string? Text(string key) => Text(key, Messages.WrongKind);

    /// <summary>The same for what matching does not need: another kind is a warning.</summary>
    public string? Remark(string key) => Text(key, Messages.OddKind);

    public string? RemarkOrList(string key) => map.Find(key) is YamlList ? string.Join(", ", Remarks(key)) : Remark(key);

    /// <summary>A list of values; a single one counts as a list of one, which many published rules write.</summary>
    public IReadOnlyList<string> Texts(string key) => Texts(key, Messages.WrongKind);

    /// <summary>The same for what matching does not need: an item of another kind is a warning and left out.</summary>
    public IReadOnlyList<string> Remarks(string key) => Texts(key, Messages.OddKind);

    private string? Text(string key, WrongKindMessage ofWrongKind)
    {
        var value = map.Find(key);
        if (value is null or YamlScalar)
        {
            return value is YamlScalar { IsNull: false } scalar ? scalar.Text : null;
        }

        problems.Add(ofWrongKind(problems.Path, map.LineOf(key), key, "a single value", value.Kind));
        return null;
    }

    private List<string> Texts(string key, WrongKindMessage ofWrongKind)
    {
        var texts = new List<string>();
        var value = map.Find(key);
        foreach (var item in value switch { null => [], YamlList list => list.Items, _ => [value] })
        {
            if (item is not YamlScalar scalar)
            {
                problems.Add(ofWrongKind(problems.Path, item.Line, key, "a list of single values", item.Kind));
            }
            else if (!scalar.IsNull)
            {
                texts.Add(scalar.Text);
            }
        }

        return texts;
    }

    /// <summary>The position of the value among the valid words; -1 when the key is absent or, reported, the word is unknown.</summary>
    public int WordIndex(string key, IReadOnlyList<string> words)
    {
        if (Text(key) is not { } word)
        {
            return -1;
        }

        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                if (words[i] != word)
                {
                    problems.Add(Messages.OddCase(problems.Path, map.LineOf(key), key, words[i], word));
                }

                return i;
            }
        }

        problems.Add(Messages.UnknownWord(problems.Path, map.LineOf(key), key, word, words, NearestWord.Find(word, words)));
        return -1;
    }

    private delegate RuleProblem WrongKindMessage(string path, int line, string key, string expected, string found);
}
