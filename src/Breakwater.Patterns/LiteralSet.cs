using System.Runtime.InteropServices;
using Breakwater.Patterns.Hot;

namespace Breakwater.Patterns;

/// <summary>
/// Tells where bytes contain any of a set of literals, ignoring ASCII case, in one pass. Refuses empty literals and control characters. Immutable, so threads may share it.
/// </summary>
public sealed class LiteralSet
{
    // Beyond this many, eight groups of fingerprints let through more than looking up each byte costs.
    private const int MostFingerprints = 1000;

    /// <summary>With a shorter literal in it a set is searched byte by byte.</summary>
    public const int ShortestFast = FingerprintTable.MinLength;

    private readonly Lazy<LiteralAutomaton> _automaton;
    private readonly FingerprintTable? _fingerprints;
    private readonly LiteralKernel _kernel;

    /// <exception cref="ArgumentException">A literal is empty, longer than 256 bytes, or has a control character.</exception>
    public LiteralSet(IEnumerable<Literal> literals)
        : this(literals, Kernels.Chosen)
    {
    }

    internal LiteralSet(IEnumerable<Literal> literals, LiteralKernel kernel)
    {
        ArgumentNullException.ThrowIfNull(literals);
        SoughtLiteral[] sought = [.. literals.Select(l => new SoughtLiteral(l))];
        Count = sought.Length;
        _kernel = Count is 0 or > MostFingerprints || Array.Exists(sought, l => l.Bytes.Length < FingerprintTable.MinLength) ? LiteralKernel.Automaton : kernel;
        _fingerprints = _kernel == LiteralKernel.Automaton ? null : new FingerprintTable(sought);
        _automaton = new(() => new LiteralAutomaton(sought));
    }

    public int Count { get; }

    /// <summary>Words that <see cref="Mark"/> needs.</summary>
    public int Words => (Count + 63) / 64;

    /// <summary>A position within some literal, -1 when there is none. Where literals are in several lines of text, it is one in the first of these lines; which one
    /// within a line depends on how this processor searches. What must follow a literal does so in its line.</summary>
    public int IndexIn(ReadOnlySpan<byte> bytes) => _kernel == LiteralKernel.Automaton ? Count == 0 ? -1 : _automaton.Value.Find(bytes) : Fingerprints(bytes, []);

    /// <summary>Whether any literal occurs in little-endian UTF-16 text that starts at the first byte or at any even distance from it.</summary>
    /// <param name="bytes">Text and whatever lies around it.</param>
    /// <param name="buffer">Room for half of the bytes.</param>
    public bool OccursInUtf16(ReadOnlySpan<byte> bytes, Span<byte> buffer)
    {
        var chars = MemoryMarshal.Cast<byte, char>(bytes);
        LowBytes.Copy(chars, buffer, _kernel);
        return IndexIn(buffer[..chars.Length]) >= 0;
    }

    /// <summary>Whether any literal occurs in bytes that hold texts of one byte a character and little-endian UTF-16, the latter at even or odd places.</summary>
    /// <param name="bytes">Texts and whatever lies around them.</param>
    /// <param name="buffer">Room for half of the bytes.</param>
    public bool OccursInMixed(ReadOnlySpan<byte> bytes, Span<byte> buffer) => _kernel >= LiteralKernel.Fingerprints256 ? MixedFingerprints256.Occurs(_fingerprints!, bytes)
        : IndexIn(bytes) >= 0 || OccursInUtf16(bytes, buffer) || (bytes.Length > 0 && OccursInUtf16(bytes[1..], buffer));

    /// <summary>Sets the bit of every literal that occurs, in the order in which they were given; what must follow may do so in a later line.</summary>
    public void Mark(ReadOnlySpan<byte> bytes, Span<ulong> found)
    {
        if (_kernel != LiteralKernel.Automaton)
        {
            Fingerprints(bytes, found);
        }
        else if (Count > 0)
        {
            _automaton.Value.Mark(bytes, found);
        }
    }

    private int Fingerprints(ReadOnlySpan<byte> bytes, Span<ulong> found) => _kernel switch
    {
        LiteralKernel.Fingerprints512 when bytes.Length >= Fingerprints512.Bytes + FingerprintTable.Length - 1 => FingerprintSearch.Find<Fingerprints512>(_fingerprints!, bytes, found),
        LiteralKernel.Fingerprints512 or LiteralKernel.Fingerprints256 => FingerprintSearch.Find<Fingerprints256>(_fingerprints!, bytes, found),
        _ => FingerprintSearch.Find<Fingerprints128>(_fingerprints!, bytes, found),
    };
}
