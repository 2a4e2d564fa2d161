using System.Text.RegularExpressions;
using Breakwater.Sigma.Literals;

namespace Breakwater.Sigma.Values;

/// <summary>The value holds a match of the regular expression; linear where the pattern allows, else limited in time.</summary>
internal sealed class RegexTest : ValueTest
{
    private readonly Regex _regex;

    private RegexTest(Regex regex)
    {
        _regex = regex;
        IsLinear = regex.Options.HasFlag(RegexOptions.NonBacktracking);
    }

    public bool IsLinear { get; }

    public override int Cost => IsLinear ? 100 : 1000;

    public override IReadOnlyCollection<string>? MandatoryLiterals =>
        RegexLiterals.Find(_regex.ToString(), _regex.Options) is { } literal ? [literal] : null;

    /// <summary>Compiles a pattern; false with the reason when it is no regular expression.</summary>
    public static bool TryCreate(string pattern, RegexOptions options, out RegexTest? test, out string reason)
    {
        test = null;
        reason = "";
        options |= RegexOptions.CultureInvariant;
        try
        {
            test = new RegexTest(TryLinear(pattern, options) ?? new Regex(pattern, options, Limits.RegexTime));
            return true;
        }
        catch (ArgumentException error)
        {
            reason = error.Message;
            return false;
        }
    }

    public override bool IsMatch(ReadOnlySpan<char> value, ref bool undecided)
    {
        try
        {
            return _regex.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            undecided = true;
            return false;
        }
    }

    /// <summary>Null where the pattern needs backtracking (look-around, back references) or would unroll beyond bounds.</summary>
    private static Regex? TryLinear(string pattern, RegexOptions options)
    {
        if (RegexSize.Estimate(pattern) > Limits.RegexPositions)
        {
            return null;
        }

        try
        {
            return new Regex(pattern, options | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }
}
