using System.Text.RegularExpressions;

namespace Breakwater.IisConfig.Rewriting;

/// <summary>A pattern of a rule. A pattern that is no regular expression makes IIS answer every request with an error, so that state is kept, not hidden.</summary>
internal sealed class RewritePattern
{
    private const int LongestPattern = 8192;

    /// <summary>Patterns with look-around need a backtracking engine; a hostile one must not stop the assessment.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(200);

    private readonly Regex? _regex;
    private readonly StringComparison _comparison;

    private RewritePattern(string text, PatternSyntax syntax, bool ignoreCase, Regex? regex) =>
        (Text, Syntax, _comparison, _regex) = (text, syntax, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal, regex);

    public string Text { get; }

    public PatternSyntax Syntax { get; }

    /// <summary>False for text that is no regular expression, such as a bare <c>*</c>.</summary>
    public bool IsValid => Syntax == PatternSyntax.ExactMatch || _regex is not null;

    public static RewritePattern Of(string text, PatternSyntax syntax, bool ignoreCase)
    {
        if (syntax == PatternSyntax.ExactMatch || text.Length > LongestPattern)
        {
            return new RewritePattern(text, syntax, ignoreCase, null);
        }

        var expression = syntax == PatternSyntax.Wildcard ? "^" + Regex.Escape(text).Replace(@"\*", "(.*)", StringComparison.Ordinal) + "$" : text;
        return new RewritePattern(text, syntax, ignoreCase, Compile(expression, ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None));
    }

    /// <summary>The captured groups, the whole match first; null when it does not match. A pattern that used up its time throws <see cref="RegexMatchTimeoutException"/>.</summary>
    public string[]? Match(string input)
    {
        if (Syntax == PatternSyntax.ExactMatch)
        {
            return input.Equals(Text, _comparison) ? [input] : null;
        }

        return _regex is not null && Match(_regex, input) is { Success: true } match ? [.. match.Groups.Values.Select(g => g.Value)] : null;
    }

    /// <summary>The budget counts what passes on the clock: on a busy machine an innocent pattern can lose it while it waits for its turn, so each gets a second try.</summary>
    private static Match Match(Regex regex, string input)
    {
        try
        {
            return regex.Match(input);
        }
        catch (RegexMatchTimeoutException)
        {
            return regex.Match(input);
        }
    }

    private static Regex? Compile(string expression, RegexOptions options)
    {
        try
        {
            return new Regex(expression, options | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Budget);
        }
        catch (NotSupportedException)
        {
            return CompileBacktracking(expression, options);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static Regex? CompileBacktracking(string expression, RegexOptions options)
    {
        try
        {
            return new Regex(expression, options | RegexOptions.ECMAScript, Budget);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
