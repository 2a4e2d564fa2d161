using System.Globalization;
using Breakwater.Knowledge.LogSources;

namespace Breakwater.Analysis.Events;

/// <summary>The field names of events that any rule can ask for, each with a number. Closed before the first event is read: names from evidence add nothing to it.</summary>
internal sealed class EventNames
{
    private const int MaxNameChars = 256;

    private readonly Dictionary<string, int> _ids = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly List<int> _positions = [];

    /// <param name="fields">The fields that rules ask for.</param>
    /// <param name="places">The places that give fields other names.</param>
    public EventNames(IEnumerable<string> fields, IEnumerable<RecordPlace> places)
    {
        foreach (var name in fields.Concat(places.SelectMany(Names)))
        {
            _ids.TryAdd(name.Replace(" ", "", StringComparison.Ordinal), _ids.Count);
        }

        _bySpan = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var (name, id) in _ids)
        {
            Place(name, id);
        }
    }

    public int Count => _ids.Count;

    /// <summary>Number of a name, -1 when no rule asks for it. Providers write names with spaces that rules leave out or write as underscores.</summary>
    public int Find(ReadOnlySpan<char> name)
    {
        if (_bySpan.TryGetValue(name, out var id))
        {
            return id;
        }

        if (name.Length > MaxNameChars || !name.Contains(' '))
        {
            return -1;
        }

        Span<char> joined = stackalloc char[MaxNameChars];
        var length = 0;
        foreach (var c in name)
        {
            if (c != ' ')
            {
                joined[length++] = c;
            }
        }

        return _bySpan.TryGetValue(joined[..length], out id) ? id : -1;
    }

    /// <summary>Number of a name with underscores where the provider writes spaces; -1 when it writes none or no rule asks for it.</summary>
    public int FindUnderscored(ReadOnlySpan<char> name)
    {
        if (name.Length > MaxNameChars || !name.Contains(' '))
        {
            return -1;
        }

        Span<char> written = stackalloc char[name.Length];
        name.Replace(written, ' ', '_');
        return _bySpan.TryGetValue(written, out var id) ? id : -1;
    }

    /// <summary>Number of the name <c>Data[n]</c>, the n-th unnamed Data element of an event counted from 0; -1 when no rule asks for it.</summary>
    public int FindData(int position) => position < _positions.Count ? _positions[position] : -1;

    private static IEnumerable<string> Names(RecordPlace place) =>
        place.Where.Select(w => w.Name).Concat(place.Fields.SelectMany(f => f.Texts).SelectMany(EventTemplate.NamesIn));

    private void Place(string name, int id)
    {
        const int maxPosition = 100;
        if (name.StartsWith("Data[", StringComparison.OrdinalIgnoreCase) && name.EndsWith(']')
            && int.TryParse(name.AsSpan(5, name.Length - 6), NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position <= maxPosition)
        {
            while (_positions.Count <= position)
            {
                _positions.Add(-1);
            }

            _positions[position] = id;
        }
    }
}
