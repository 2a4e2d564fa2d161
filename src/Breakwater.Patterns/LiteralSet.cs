using Breakwater.Patterns.Hot;

namespace Breakwater.Patterns;

/// <summary>
/// Tells where bytes contain any of a set of ASCII literals, ignoring ASCII case, in one pass. Refuses empty literals and other than printable ASCII. Immutable, so
/// threads may share it.
/// </summary>
public sealed class LiteralSet
{
    private const int MaxLiteralLength = 256;

    // Beyond this many, eight groups of fingerprints let through more than looking up each byte costs (LiteralSearchBenchmark).
    private const int MostFingerprints = 400;

    private readonly Lazy<LiteralAutomaton> _automaton;
    private readonly FingerprintTable? _fingerprints;
    private readonly LiteralKernel _kernel;

    /// <exception cref="ArgumentException">A literal is empty, longer than 256 characters, or not printable ASCII.</exception>
    public LiteralSet(IEnumerable<string> literals)
        : this(literals, Kernels.Chosen)
    {
    }

    internal LiteralSet(IEnumerable<string> literals, LiteralKernel kernel)
    {
        ArgumentNullException.ThrowIfNull(literals);
        var lowered = literals.Select(Lower).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Count = lowered.Count;
        _kernel = Count is 0 or > MostFingerprints || lowered.Exists(l => l.Length < FingerprintTable.MinLength) ? LiteralKernel.Automaton : kernel;
        _fingerprints = _kernel == LiteralKernel.Automaton ? null : new FingerprintTable(lowered);
        _automaton = new(() => new LiteralAutomaton(lowered));
    }

    public int Count { get; }

    public bool OccursIn(ReadOnlySpan<byte> bytes) => IndexIn(bytes) >= 0;

    /// <summary>A position within some literal, -1 when there is none. Where literals are in several lines of text, it is one in the first of these lines; which one
    /// within a line depends on how this processor searches.</summary>
    public int IndexIn(ReadOnlySpan<byte> bytes) => _kernel switch
    {
        LiteralKernel.Vector256 => Fingerprints256.Find(_fingerprints!, bytes),
        LiteralKernel.Vector128 => Fingerprints128.Find(_fingerprints!, bytes),
        _ => Count == 0 ? -1 : _automaton.Value.Find(bytes),
    };

    private static string Lower(string literal) =>
        literal.Length is > 0 and <= MaxLiteralLength && literal.All(c => c is >= ' ' and <= '~')
            ? literal.ToLowerInvariant()
            : throw new ArgumentException($"expected 1 to {MaxLiteralLength} printable ASCII characters, found '{literal}'", nameof(literal));
}
