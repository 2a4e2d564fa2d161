using Breakwater.Sigma.Matching;

namespace Breakwater.Sigma.Values;

/// <summary>A test of one value of a field. Tests that ask the same are equal: they are asked once a record.</summary>
internal abstract class ValueTest
{
    /// <summary>Tests are tried in rising order of what they cost.</summary>
    public abstract int Cost { get; }

    /// <summary>Whether it costs more than to compare the value with the one before, which logs often repeat.</summary>
    public virtual bool IsCostly => false;

    /// <summary>Sets of texts, of each of which at least one occurs in every value that passes; see <see cref="SigmaRule.RequiredTexts"/>.</summary>
    public virtual IReadOnlyList<IReadOnlyList<RequiredText>> RequiredTexts => [];

    /// <summary>Triggers of which every value that passes has at least one, or null.</summary>
    public virtual Trigger[]? Triggers(int field) => null;

    public abstract override bool Equals(object? obj);

    public abstract override int GetHashCode();

    /// <summary>Whether the value passes; sets <paramref name="undecided"/> when it ran out of time.</summary>
    public abstract bool IsMatch(ReadOnlySpan<char> value, ref bool undecided);
}
