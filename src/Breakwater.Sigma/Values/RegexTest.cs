using System.Buffers;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Breakwater.Sigma.Literals;
using Breakwater.Sigma.Matching;

namespace Breakwater.Sigma.Values;

/// <summary>The value holds a match of the regular expression: found in linear time where the pattern allows, else limited in time; so are its first values together.</summary>
internal sealed class RegexTest : ValueTest
{
    private readonly Regex _limited;
    private readonly Lazy<string?> _literal;

    private readonly Lazy<Regex?> _linear;
    private SearchValues<string>? _literalSearch;
    private long _ticksSpent;

    private RegexTest(Regex limited)
    {
        _limited = limited;
        _literal = new(() => RegexLiterals.Find(limited.ToString(), limited.Options));
        _linear = new(() => TryLinear(limited.ToString(), limited.Options));
    }

    public override int Cost => 100;

    public override bool IsCostly => true;

    public bool IsLinear => _linear.Value is not null;

    public override Trigger[]? Triggers(int field) => _literal.Value is { } literal ? [TriggerText.Cut(field, TextPlacement.Contains, literal)] : null;

    public override IReadOnlyList<IReadOnlyList<RequiredText>> RequiredTexts => RegexClauses.Find(_limited.ToString(), _limited.Options);

    /// <summary>Compiles a pattern; false with the reason when it is no regular expression.</summary>
    public static bool TryCreate(string pattern, RegexOptions options, out RegexTest? test, out string reason)
    {
        test = null;
        reason = "";
        try
        {
            test = new RegexTest(new Regex(pattern, options | RegexOptions.CultureInvariant, Limits.RegexTime));
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
        if (!MayMatch(value))
        {
            return false;
        }

        // The linear engine takes 5 to 80 ms to build, and memory (docs/decisions/0010). Added up without a lock: a lost sum only delays what is no
        // matter of right or wrong.
        if (Stopwatch.GetElapsedTime(0, _ticksSpent) < Limits.RegexTime)
        {
            var start = Stopwatch.GetTimestamp();
            try
            {
                return _limited.IsMatch(value);
            }
            catch (RegexMatchTimeoutException)
            {
                // The other engine decides.
            }
            finally
            {
                _ticksSpent += Stopwatch.GetTimestamp() - start;
            }
        }

        try
        {
            return (_linear.Value ?? _limited).IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            undecided = true;
            return false;
        }
    }

    public override bool Equals(object? obj) => obj is RegexTest other && _limited.Options == other._limited.Options && _limited.ToString() == other._limited.ToString();

    public override int GetHashCode() => HashCode.Combine(_limited.Options, _limited.ToString());

    private bool MayMatch(ReadOnlySpan<char> value)
    {
        if (_literal.Value is not { } literal)
        {
            return true;
        }

        _literalSearch ??= SearchValues.Create([literal], StringComparison.OrdinalIgnoreCase);
        return value.ContainsAny(_literalSearch) || value.Contains(RequiredText.Kelvin);
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
