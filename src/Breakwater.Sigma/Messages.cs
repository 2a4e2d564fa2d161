using System.Globalization;
using System.Text;

namespace Breakwater.Sigma;

/// <summary>Every message of this project. A code keeps its meaning for ever and is never reused.</summary>
internal static class Messages
{
    private const int MaxQuoted = 80;
    private const string NotLoaded = "rule not loaded";
    private const string Loaded = "rule loaded";
    private const string NothingSuppressed = "nothing is suppressed by this file";
    private const string NoPlaceholderFilled = "no placeholder has a value from this file";
    private const string NextMark = "; ";

    public static RuleProblem FileTooLarge(string path, int chars) =>
        Error("SIGMA001", path, 1, Text($"expected at most {Limits.FileChars} characters, found {chars}"), "file not read");

    public static RuleProblem NotYaml(string path, int line, string reason) =>
        Error("SIGMA002", path, line, $"not valid YAML: {Escape(reason)}", "document not loaded, the next one is read");

    public static RuleProblem TooDeep(string path, int line) =>
        Error("SIGMA003", path, line, Text($"expected at most {Limits.Depth} levels of nesting, found more"), "document not loaded, the next one is read");

    public static RuleProblem TooManyValues(string path, int line) =>
        Error("SIGMA004", path, line, Text($"expected at most {Limits.NodesPerFile} values in a file (aliases count in full), found more"), "rest of the file not read");

    public static RuleProblem UnknownAlias(string path, int line, string name) =>
        Error("SIGMA005", path, line, $"alias {Quote(name)} names no complete anchor before it", "document not loaded, the next one is read");

    public static RuleProblem DuplicateKey(string path, int line, string key, int first) =>
        Error("SIGMA006", path, line, Text($"key {Quote(key)} is already on line {first}"), NotLoaded);

    public static RuleProblem KeyNotText(string path, int line, string kind) => Error("SIGMA007", path, line, $"expected a key, found {kind}", NotLoaded);

    public static RuleProblem MergeKey(string path, int line) =>
        Error("SIGMA008", path, line, "merge key '<<' is not part of YAML 1.2, expected the keys written out", NotLoaded);

    public static RuleProblem DocumentNotMap(string path, int line, string kind) =>
        Error("SIGMA009", path, line, $"expected a map with 'title', 'logsource' and 'detection', found {kind}", NotLoaded);

    public static RuleProblem TooManyDocuments(string path, int line) =>
        Error("SIGMA010", path, line, Text($"expected at most {Limits.DocumentsPerFile} documents in a file, found more"), "rest of the file not read");

    public static RuleProblem MoreProblems(string path, int line, int count, bool fatal) =>
        Problem(fatal ? RuleProblemKind.Error : RuleProblemKind.Warning, "SIGMA011", path, line, Text($"{count} further problems in this file are not listed"), fatal ? "their rules are not loaded" : "their rules are loaded");

    public static RuleProblem NoDocument(string path) => Warning("SIGMA012", path, 1, "expected a rule, found none in this file", "nothing is loaded from it");

    public static RuleProblem UnknownKey(string path, int line, string key, string nearest) =>
        Error("SIGMA101", path, line, $"unknown key {Quote(key)}, nearest is {Quote(nearest)}", NotLoaded);

    public static RuleProblem MissingKey(string path, int line, string key) => Error("SIGMA102", path, line, $"expected the key '{key}', found none", NotLoaded);

    public static RuleProblem WrongKind(string path, int line, string key, string expected, string found) =>
        Error("SIGMA103", path, line, $"{Quote(key)} expects {expected}, found {found}", NotLoaded);

    public static RuleProblem UnknownWord(string path, int line, string key, string word, IEnumerable<string> valid, string? nearest) =>
        Error("SIGMA104", path, line, $"{Quote(key)} expects one of {string.Join(", ", valid)}, found {Quote(word)}{Nearest(nearest)}", NotLoaded);

    public static RuleProblem LegacyAction(string path, int line, string action) =>
        Error("SIGMA105", path, line, $"'action: {Escape(action)}' was dropped in Sigma 2; write each document as a complete rule, a shared exclusion as a 'filter' document, a count or sequence as a 'correlation' document", NotLoaded);

    public static RuleProblem EmptyLogSource(string path, int line) =>
        Error("SIGMA108", path, line, "'logsource' expects at least one of category, product, service, found none", NotLoaded);

    public static RuleProblem KeyNotAllowed(string path, int line, string block, string key, IEnumerable<string> valid, string? nearest) =>
        Error("SIGMA109", path, line, $"unknown key {Quote(key)} in '{block}', expected one of {string.Join(", ", valid)}{Nearest(nearest)}", NotLoaded);

    public static RuleProblem SeveralKinds(string path, int line, string one, string other) =>
        Error("SIGMA110", path, line, $"expected one of 'detection', 'correlation' and 'filter', found '{one}' and '{other}'", NotLoaded);

    public static RuleProblem NamedTwice(string path, int line, string key, string rule) =>
        Error("SIGMA111", path, line, $"'{key}' names {Quote(rule)} twice", NotLoaded);

    public static RuleProblem TooManyRules(string path, int line, int count) =>
        Error("SIGMA112", path, line, Text($"'correlation.rules' expects at most {Limits.RulesPerCorrelation} rules, found {count}"), NotLoaded);

    public static RuleProblem NoGroupBy(string path, int line) =>
        Warning("SIGMA113", path, line, "'correlation' expects 'group-by' with the fields that its events have in common, found none", "all events are one group, " + Loaded);

    public static RuleProblem WrongTimespan(string path, int line, string found) =>
        Error("SIGMA114", path, line, $"'timespan' expects a number and one of s, m, h, d, w, M, y, such as '90m', found {Quote(found)}", NotLoaded);

    public static RuleProblem TextTooLong(string path, int line, string key, int most, int chars) =>
        Warning("SIGMA115", path, line, Text($"'{key}' expects at most {most} characters, found {chars}"), Loaded);

    public static RuleProblem OddDay(string path, int line, string key, string found) =>
        Warning("SIGMA116", path, line, $"'{key}' expects a day such as 2025-08-02, found {Quote(found)}", Loaded);

    public static RuleProblem OddTag(string path, int line, string tag) =>
        Warning("SIGMA117", path, line, $"'tags' expects a namespace, a dot and a name in lower case, such as attack.t1190, found {Quote(tag)}", Loaded);

    public static RuleProblem OddRelation(string path, int line, string found) =>
        Warning("SIGMA118", path, line, $"'related' expects maps with 'id' and 'type', found {found}", Loaded);

    public static RuleProblem UnknownRelation(string path, int line, string word, IEnumerable<string> valid, string? nearest) =>
        Warning("SIGMA119", path, line, $"'related.type' expects one of {string.Join(", ", valid)}, found {Quote(word)}{Nearest(nearest)}", Loaded);

    public static RuleProblem OddCase(string path, int line, string key, string word, string found) =>
        Warning("SIGMA120", path, line, $"{Quote(key)} expects '{word}', found {Quote(found)}", Loaded);

    public static RuleProblem OddKind(string path, int line, string key, string expected, string found) =>
        Warning("SIGMA121", path, line, $"{Quote(key)} expects {expected}, found {found}", "left out, " + Loaded);

    public static RuleProblem NoSuppressions(string path, int line, string key, string found) =>
        Error("SIGMA501", path, line, $"expected a map with the list '{key}', found {found}", NothingSuppressed);

    public static RuleProblem NoPlaceholders(string path, int line, string found) =>
        Error("SIGMA502", path, line, $"expected a map of placeholders and their values, found {found}", NoPlaceholderFilled);

    public static RuleProblem SuppressionNotEvaluable(string path, int line, string placeholder) => Error("SIGMA503", path, line, UnresolvedPlaceholder(placeholder), NotLoaded);

    /// <summary>The same problem in an entry of a file of suppressions: the rule that it names stays as it is.</summary>
    public static RuleProblem OfSuppression(RuleProblem problem) => WithNext(WithNext(problem, NotLoaded, "this entry suppresses nothing"), Loaded, "this entry holds");

    /// <summary>The same problem in the YAML of a file of suppressions, of which nothing is taken then.</summary>
    public static RuleProblem OfSuppressions(RuleProblem problem) => WithNext(problem, NothingSuppressed);

    /// <summary>The same problem in a file of placeholders.</summary>
    public static RuleProblem OfPlaceholder(RuleProblem problem) => WithNext(problem, NotLoaded, "the placeholder has no value");

    /// <summary>The same problem in the YAML of a file of placeholders, of which nothing is taken then.</summary>
    public static RuleProblem OfPlaceholders(RuleProblem problem) => WithNext(problem, NoPlaceholderFilled);

    public static RuleProblem NoIdentifier(string path, int line) => Error("SIGMA201", path, line, "'detection' expects a search identifier beside 'condition', found none", NotLoaded);

    public static RuleProblem WrongDetection(string path, int line, string name, string found) =>
        Error("SIGMA202", path, line, $"{Quote(name)} expects a map of fields, a list of maps or a list of keywords, found {found}", NotLoaded);

    public static RuleProblem UnknownModifier(string path, int line, string name, string? nearest) =>
        Error("SIGMA203", path, line, $"unknown modifier {Quote(name)}{Nearest(nearest)}", NotLoaded);

    public static RuleProblem ModifierConflict(string path, int line, string one, string other) =>
        Error("SIGMA204", path, line, $"modifier '{one}' cannot be combined with '{other}'", NotLoaded);

    public static RuleProblem ModifierOrder(string path, int line, string later, string earlier) =>
        Error("SIGMA205", path, line, $"modifier '{later}' must come after '{earlier}'", NotLoaded);

    public static RuleProblem ModifierNeeds(string path, int line, string modifier, string needed) =>
        Error("SIGMA206", path, line, $"modifier '{modifier}' needs '{needed}' before it", NotLoaded);

    public static RuleProblem ModifierTwice(string path, int line, string modifier) => Error("SIGMA207", path, line, $"modifier '{modifier}' is given twice", NotLoaded);

    public static RuleProblem WrongValue(string path, int line, string key, string expected, string found) =>
        Error("SIGMA208", path, line, $"{Quote(key)} expects {expected}, found {found}", NotLoaded);

    public static RuleProblem BadRegex(string path, int line, string pattern, string reason) =>
        Error("SIGMA209", path, line, $"regular expression {Quote(pattern)} does not compile: {Escape(reason)}", NotLoaded);

    public static RuleProblem RegexTooLong(string path, int line, int chars) =>
        Error("SIGMA210", path, line, Text($"expected a regular expression of at most {Limits.RegexChars} characters, found {chars}"), NotLoaded);

    public static RuleProblem EncodedWildcard(string path, int line, string value) =>
        Error("SIGMA211", path, line, $"expected a value without wildcards to encode as Base64, found {Quote(value)}", NotLoaded);

    public static RuleProblem NeedsField(string path, int line, string key) => Error("SIGMA212", path, line, $"{Quote(key)} needs a field name before its modifiers", NotLoaded);

    public static RuleProblem NullInList(string path, int line, string key) =>
        Warning("SIGMA213", path, line, $"{Quote(key)} expects 'null' in a search identifier of its own, found it in a list", "taken as one more alternative, " + Loaded);

    public static RuleProblem AllOfOne(string path, int line, string key) =>
        Warning("SIGMA214", path, line, $"{Quote(key)} expects a list of several values for 'all', found one", "'all' has no effect, " + Loaded);

    public static RuleProblem Timeframe(string path, int line) =>
        Warning("SIGMA215", path, line, "'timeframe' has no meaning in a Sigma 2 detection, expected a 'correlation' document", "'timeframe' is ignored, " + Loaded);

    public static RuleProblem PosixClass(string path, int line, string pattern) =>
        Error("SIGMA217", path, line, $"regular expression {Quote(pattern)} holds a POSIX class such as '[:alpha:]', expected its characters, such as 'a-zA-Z'", NotLoaded);

    public static RuleProblem TooMuchExpanded(string path, int line, ExpansionBudget full) =>
        Error("SIGMA218", path, line, Text($"expected the values of {full.Of} to come to at most {full.Chars} characters once 'expand', 'windash' and encodings are applied (each text counts {Limits.CharsPerExpandedText} more), found more"), NotLoaded);

    public static RuleProblem ConditionSyntax(string path, int line, int column, string expected, string found) =>
        Error("SIGMA301", path, line, Text($"condition, column {column}: expected {expected}, found {(found.Length == 0 ? "the end" : Quote(found))}"), NotLoaded);

    public static RuleProblem UnknownIdentifier(string path, int line, int column, string name, string? nearest) =>
        Error("SIGMA302", path, line, Text($"condition, column {column}: unknown search identifier {Quote(name)}{Nearest(nearest)}"), NotLoaded);

    public static RuleProblem NoIdentifierMatches(string path, int line, int column, string pattern) =>
        Error("SIGMA303", path, line, Text($"condition, column {column}: no search identifier matches {Quote(pattern)}"), NotLoaded);

    public static RuleProblem Aggregation(string path, int line, int column) =>
        Error("SIGMA304", path, line, Text($"condition, column {column}: aggregations after '|' were dropped in Sigma 2, expected a 'correlation' document"), NotLoaded);

    public static RuleProblem ConditionTooLarge(string path, int line, string found) =>
        Error("SIGMA305", path, line, Text($"expected a condition of at most {Limits.ConditionChars} characters, {Limits.ConditionDepth} levels and {Limits.ConditionReferences} references, found more {found}"), NotLoaded);

    public static RuleProblem DuplicateId(SigmaDocument second, SigmaDocument first) =>
        Error("SIGMA401", second.Path, second.Line, Text($"id {Quote(second.Id)} is already used by {Place(first)}"), "the first one is loaded, this one is not");

    public static RuleProblem UnknownRule(SigmaDocument document, int line, string key, string name, string? nearest, string next) =>
        Error("SIGMA402", document.Path, line, $"'{key}' names {Quote(name)}, but no rule has this id or name{Nearest(nearest)}", next);

    public static RuleProblem AmbiguousRule(SigmaDocument document, int line, string key, string name, SigmaDocument one, SigmaDocument other, string next) =>
        Error("SIGMA403", document.Path, line, $"'{key}' names {Quote(name)}, which is both {Place(one)} and {Place(other)}", next);

    public static RuleProblem CorrelationCycle(SigmaDocument document, int line, string name) =>
        Error("SIGMA404", document.Path, line, $"'correlation.rules' names {Quote(name)}, which itself leads back to this correlation", NotLoaded);

    public static RuleProblem ChainTooWide(SigmaDocument document) =>
        Error("SIGMA405", document.Path, document.Line, Text($"expected a chain of at most {Limits.CorrelationDepth} correlations with at most {Limits.CorrelationFeeds} ways to its rules, found more"), NotLoaded);

    public static RuleProblem AliasOfOther(SigmaDocument document, int line, string alias, string rule, string? nearest) =>
        Error("SIGMA406", document.Path, line, $"alias {Quote(alias)} names {Quote(rule)}, which is not in 'correlation.rules'{Nearest(nearest)}", NotLoaded);

    public static RuleProblem AliasIncomplete(SigmaDocument document, int line, string alias, string rule, int others) =>
        Warning("SIGMA407", document.Path, line, $"alias {Quote(alias)} expects a field for each rule of 'correlation.rules', found none for {Quote(rule)}{(others == 0 ? "" : Text($" and {others} more"))}", $"its field {Quote(alias)} is taken, correlation loaded");

    public static RuleProblem FilterOfOtherSource(SigmaDocument filter, int line, SigmaRule rule) =>
        Warning("SIGMA408", filter.Path, line, $"'filter.rules' names {Quote(rule.Id)}, whose 'logsource' is not that of the filter", "not applied to that rule");

    public static RuleProblem FilterNotEvaluable(SigmaDocument filter, string reason) =>
        Error("SIGMA409", filter.Path, filter.Line, reason, "filter not applied to any rule");

    public static RuleProblem FilterOfCorrelation(SigmaDocument filter, int line, string name) =>
        Error("SIGMA410", filter.Path, line, $"'filter.rules' expects rules, found the correlation {Quote(name)}", "not applied to it");

    public static RuleProblem RefusedRule(SigmaDocument document, int line, string key, string name, string next) =>
        Error("SIGMA411", document.Path, line, $"'{key}' names {Quote(name)}, which has errors and is not loaded", next);

    public static RuleProblem MoreBetweenDocuments(string path, int line, int count, bool fatal) =>
        Problem(fatal ? RuleProblemKind.Error : RuleProblemKind.Warning, "SIGMA412", path, line, Text($"{count} further problems between documents are not listed"),
            $"their correlations are {(fatal ? "not " : "")}loaded, their filters apply to their other rules");

    /// <summary>The reason why a correlation cannot be evaluated when a rule that it needs cannot.</summary>
    public static string NeedsRule(SigmaDocument rule, string reason) => $"rule {Quote(rule.Id)}: {reason}";

    /// <summary>The reason in <see cref="SigmaRule.NotEvaluable"/> for a placeholder.</summary>
    public static string UnresolvedPlaceholder(string name) => $"placeholder %{Escape(name)}% has no value";

    /// <summary>The reason in <see cref="SigmaRule.NotEvaluable"/> for field names of another taxonomy.</summary>
    public static string ForeignTaxonomy(string name) => $"taxonomy {Quote(name)} is not 'sigma'";

    private static RuleProblem Error(string code, string path, int line, string what, string next) => Problem(RuleProblemKind.Error, code, path, line, what, next);

    private static RuleProblem Warning(string code, string path, int line, string what, string next) =>
        Problem(RuleProblemKind.Warning, code, path, line, what, next);

    private static RuleProblem Problem(RuleProblemKind kind, string code, string path, int line, string what, string next) =>
        new(code, kind, path, line, Text($"{code} {Escape(path, int.MaxValue)} line {line}: {what}{NextMark}{next}"));

    private static RuleProblem WithNext(RuleProblem problem, string to) => problem with { Message = string.Concat(problem.Message.AsSpan(0, problem.Message.LastIndexOf(NextMark, StringComparison.Ordinal)), NextMark, to) };

    private static RuleProblem WithNext(RuleProblem problem, string from, string to) =>
        problem.Message.EndsWith(from, StringComparison.Ordinal) ? problem with { Message = problem.Message[..^from.Length] + to } : problem;

    private static string Place(SigmaDocument document) => Text($"{Escape(document.Path, int.MaxValue)} line {document.Line}");

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
