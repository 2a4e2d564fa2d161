using System.Globalization;
using System.Text;

namespace Breakwater.Sigma;

/// <summary>Every message of this project. A code keeps its meaning for ever and is never reused.</summary>
internal static class Messages
{
    private const int MaxQuoted = 80;
    private const string NotLoaded = "rule not loaded";
    private const string Loaded = "rule loaded";

    public static RuleProblem FileTooLarge(string path, int chars) =>
        Error("001", path, 1, Text($"expected at most {Limits.FileChars} characters, found {chars}"), "file not read");

    public static RuleProblem NotYaml(string path, int line, string reason) =>
        Error("002", path, line, $"not valid YAML: {Escape(reason)}", "document not loaded, the next one is read");

    public static RuleProblem TooDeep(string path, int line) =>
        Error("003", path, line, Text($"expected at most {Limits.Depth} levels of nesting, found more"), "document not loaded, the next one is read");

    public static RuleProblem TooManyValues(string path, int line) =>
        Error("004", path, line, Text($"expected at most {Limits.NodesPerFile} values in a file (aliases count in full), found more"), "rest of the file not read");

    public static RuleProblem UnknownAlias(string path, int line, string name) =>
        Error("005", path, line, $"alias {Quote(name)} names no complete anchor before it", "document not loaded, the next one is read");

    public static RuleProblem DuplicateKey(string path, int line, string key, int first) =>
        Error("006", path, line, Text($"key {Quote(key)} is already on line {first}"), NotLoaded);

    public static RuleProblem KeyNotText(string path, int line, string kind) => Error("007", path, line, $"expected a key, found {kind}", NotLoaded);

    public static RuleProblem MergeKey(string path, int line) =>
        Error("008", path, line, "merge key '<<' is not part of YAML 1.2, expected the keys written out", NotLoaded);

    public static RuleProblem DocumentNotMap(string path, int line, string kind) =>
        Error("009", path, line, $"expected a map with 'title', 'logsource' and 'detection', found {kind}", NotLoaded);

    public static RuleProblem TooManyDocuments(string path, int line) =>
        Error("010", path, line, Text($"expected at most {Limits.DocumentsPerFile} documents in a file, found more"), "rest of the file not read");

    public static RuleProblem MoreProblems(string path, int line, int count) =>
        Error("011", path, line, Text($"{count} further problems in this file are not listed"), "their rules are not loaded");

    public static RuleProblem UnknownKey(string path, int line, string key, string nearest) =>
        Error("101", path, line, $"unknown key {Quote(key)}, nearest is {Quote(nearest)}", NotLoaded);

    public static RuleProblem MissingKey(string path, int line, string key) => Error("102", path, line, $"expected the key '{key}', found none", NotLoaded);

    public static RuleProblem WrongKind(string path, int line, string key, string expected, string found) =>
        Error("103", path, line, $"{Quote(key)} expects {expected}, found {found}", NotLoaded);

    public static RuleProblem UnknownWord(string path, int line, string key, string word, IEnumerable<string> valid, string? nearest) =>
        Error("104", path, line, $"{Quote(key)} expects one of {string.Join(", ", valid)}, found {Quote(word)}{Nearest(nearest)}", NotLoaded);

    public static RuleProblem LegacyAction(string path, int line, string action) =>
        Error("105", path, line, $"'action: {Escape(action)}' was dropped in Sigma 2; write each document as a complete rule, a shared exclusion as a 'filter' document, a count or sequence as a 'correlation' document", NotLoaded);

    public static RuleProblem CorrelationDocument(string path, int line) =>
        NotSupported("106", path, line, "expected a rule with 'detection', found a correlation, which this version does not evaluate", "correlation not loaded");

    public static RuleProblem FilterDocument(string path, int line) =>
        NotSupported("107", path, line, "expected a rule with 'detection', found a filter, which this version does not apply", "filter not loaded");

    public static RuleProblem EmptyLogSource(string path, int line) =>
        Error("108", path, line, "'logsource' expects at least one of category, product, service, found none", NotLoaded);

    public static RuleProblem NoIdentifier(string path, int line) => Error("201", path, line, "'detection' expects a search identifier beside 'condition', found none", NotLoaded);

    public static RuleProblem WrongDetection(string path, int line, string name, string found) =>
        Error("202", path, line, $"{Quote(name)} expects a map of fields, a list of maps or a list of keywords, found {found}", NotLoaded);

    public static RuleProblem UnknownModifier(string path, int line, string name, string? nearest) =>
        Error("203", path, line, $"unknown modifier {Quote(name)}{Nearest(nearest)}", NotLoaded);

    public static RuleProblem ModifierConflict(string path, int line, string one, string other) =>
        Error("204", path, line, $"modifier '{one}' cannot be combined with '{other}'", NotLoaded);

    public static RuleProblem ModifierOrder(string path, int line, string later, string earlier) =>
        Error("205", path, line, $"modifier '{later}' must come after '{earlier}'", NotLoaded);

    public static RuleProblem ModifierNeeds(string path, int line, string modifier, string needed) =>
        Error("206", path, line, $"modifier '{modifier}' needs '{needed}' before it", NotLoaded);

    public static RuleProblem ModifierTwice(string path, int line, string modifier) => Error("207", path, line, $"modifier '{modifier}' is given twice", NotLoaded);

    public static RuleProblem WrongValue(string path, int line, string key, string expected, string found) =>
        Error("208", path, line, $"{Quote(key)} expects {expected}, found {found}", NotLoaded);

    public static RuleProblem BadRegex(string path, int line, string pattern, string reason) =>
        Error("209", path, line, $"regular expression {Quote(pattern)} does not compile: {Escape(reason)}", NotLoaded);

    public static RuleProblem RegexTooLong(string path, int line, int chars) =>
        Error("210", path, line, Text($"expected a regular expression of at most {Limits.RegexChars} characters, found {chars}"), NotLoaded);

    public static RuleProblem EncodedWildcard(string path, int line, string value) =>
        Error("211", path, line, $"expected a value without wildcards to encode as Base64, found {Quote(value)}", NotLoaded);

    public static RuleProblem NeedsField(string path, int line, string key) => Error("212", path, line, $"{Quote(key)} needs a field name before its modifiers", NotLoaded);

    public static RuleProblem NullInList(string path, int line, string key) =>
        Warning("213", path, line, $"{Quote(key)} expects 'null' in a search identifier of its own, found it in a list", "taken as one more alternative, " + Loaded);

    public static RuleProblem AllOfOne(string path, int line, string key) =>
        Warning("214", path, line, $"{Quote(key)} expects a list of several values for 'all', found one", "'all' has no effect, " + Loaded);

    public static RuleProblem Timeframe(string path, int line) =>
        Warning("215", path, line, "'timeframe' has no meaning in a Sigma 2 detection, expected a 'correlation' document", "'timeframe' is ignored, " + Loaded);

    public static RuleProblem ConditionSyntax(string path, int line, int column, string expected, string found) =>
        Error("301", path, line, Text($"condition, column {column}: expected {expected}, found {(found.Length == 0 ? "the end" : Quote(found))}"), NotLoaded);

    public static RuleProblem UnknownIdentifier(string path, int line, int column, string name, string? nearest) =>
        Error("302", path, line, Text($"condition, column {column}: unknown search identifier {Quote(name)}{Nearest(nearest)}"), NotLoaded);

    public static RuleProblem NoIdentifierMatches(string path, int line, int column, string pattern) =>
        Error("303", path, line, Text($"condition, column {column}: no search identifier matches {Quote(pattern)}"), NotLoaded);

    public static RuleProblem Aggregation(string path, int line, int column) =>
        Error("304", path, line, Text($"condition, column {column}: aggregations after '|' were dropped in Sigma 2, expected a 'correlation' document"), NotLoaded);

    public static RuleProblem ConditionTooLarge(string path, int line, string found) =>
        Error("305", path, line, Text($"expected a condition of at most {Limits.ConditionChars} characters, {Limits.ConditionDepth} levels and {Limits.ConditionReferences} references, found more {found}"), NotLoaded);

    /// <summary>The reason in <see cref="SigmaRule.NotEvaluable"/> for a placeholder.</summary>
    public static string UnresolvedPlaceholder(string name) => $"placeholder %{Escape(name)}% has no value";

    /// <summary>The reason in <see cref="SigmaRule.NotEvaluable"/> for field names of another taxonomy.</summary>
    public static string ForeignTaxonomy(string name) => $"taxonomy {Quote(name)} is not 'sigma'";

    private static RuleProblem Error(string code, string path, int line, string what, string next) => Problem(RuleProblemKind.Error, code, path, line, what, next);

    private static RuleProblem NotSupported(string code, string path, int line, string what, string next) =>
        Problem(RuleProblemKind.NotSupported, code, path, line, what, next);

    private static RuleProblem Warning(string code, string path, int line, string what, string next) =>
        Problem(RuleProblemKind.Warning, code, path, line, what, next);

    private static RuleProblem Problem(RuleProblemKind kind, string code, string path, int line, string what, string next) =>
        new("SIGMA" + code, kind, path, line, Text($"SIGMA{code} {Escape(path, int.MaxValue)} line {line}: {what}; {next}"));

    private static string Nearest(string? word) => word is null ? "" : $", nearest is {Quote(word)}";

    public static string Quote(string text) => $"'{Escape(text)}'";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Rule files come from strangers: no control character reaches a terminal, no value floods it.</summary>
    private static string Escape(string text, int length = MaxQuoted)
    {
        var escaped = new StringBuilder();
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, length)))
        {
            if (char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate)
            {
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            }
            else
            {
                escaped.Append(c);
            }
        }

        return text.Length > length ? escaped.Append("...").ToString() : escaped.ToString();
    }
}
