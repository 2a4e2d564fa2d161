using System.Buffers;
using System.Text;

namespace Breakwater.Detection.ServerScript;

/// <summary>One string for each name of the code, lower case: code repeats its names, and a string for every place would cost more than reading it.</summary>
internal sealed class NameTable
{
    private const int MaxNames = 50_000;
    private const int MaxChars = 128;

    [ThreadStatic]
    private static NameTable? _ofThread;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public static NameTable OfThread => _ofThread ??= new NameTable();

    public string Lower(ReadOnlySpan<char> name)
    {
        if (name.Length > MaxChars)
        {
            return name.ToString().ToLowerInvariant();
        }

        Span<char> lower = stackalloc char[MaxChars];
        // Without culture data, as the program runs, the other way goes character by character.
        lower = lower[..(Ascii.ToLower(name, lower, out var length) == OperationStatus.Done ? length : name.ToLowerInvariant(lower))];
        var lookup = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(lower, out var known))
        {
            return known;
        }

        if (_names.Count >= MaxNames)
        {
            _names.Clear();
        }

        var added = lower.ToString();
        _names.Add(added);
        return added;
    }
}
