using System.Collections.Frozen;

namespace Breakwater.TextLogs;

/// <summary>The columns that one header block (or built-in list) gives to the records after it.</summary>
public sealed class LogSchema
{
    private readonly FrozenDictionary<string, int> _indexByName;

    internal LogSchema(LogFamily family, IReadOnlyList<string> columns, string? software, string? logType, string? version)
    {
        Family = family;
        Columns = columns;
        Software = software;
        LogType = logType;
        Version = version;
        var indexes = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < columns.Count; i++)
        {
            indexes.TryAdd(columns[i], i);
        }

        _indexByName = indexes.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    public LogFamily Family { get; }

    public IReadOnlyList<string> Columns { get; }

    public string? Software { get; }

    /// <summary>Value of <c>#Log-type</c>, else one of <see cref="LogTypes"/> derived from the columns; null when neither tells.</summary>
    public string? LogType { get; }

    public string? Version { get; }

    /// <summary>Columns with different names: a header may repeat some, and then records are shorter than it.</summary>
    internal int DistinctColumns => _indexByName.Count;

    /// <summary>Position of the first column of that name, ignoring case; -1 when there is none.</summary>
    public int IndexOf(string name) => _indexByName.GetValueOrDefault(name, -1);
}
