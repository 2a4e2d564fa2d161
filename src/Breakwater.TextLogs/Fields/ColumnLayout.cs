using System.Runtime.CompilerServices;
using Breakwater.TextLogs.Recognition;

namespace Breakwater.TextLogs.Fields;

/// <summary>What follows from a list of column names alone; worked out once for all the logs that share the list (<see cref="ColumnLists"/>).</summary>
internal sealed class ColumnLayout
{
    private static readonly ConditionalWeakTable<IReadOnlyList<string>, ColumnLayout> Known = [];

    private readonly Dictionary<string, int> _indexByName = new(StringComparer.OrdinalIgnoreCase);

    private ColumnLayout(IReadOnlyList<string> columns)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            _indexByName.TryAdd(columns[i], i);
        }

        Kinds = [.. columns.Select(ColumnKinds.Of)];
        LongerForms = KnownColumns.LongerForms(columns);
        FirstTimeName = columns.ToList().FindIndex(KnownColumns.IsTimeName);
    }

    /// <summary>Columns with different names.</summary>
    public int DistinctColumns => _indexByName.Count;

    public IReadOnlyList<ColumnKind> Kinds { get; }

    /// <summary>Numbers of cells that later versions of the same Exchange log have.</summary>
    public int[] LongerForms { get; }

    /// <summary>The first column that Exchange names its time; -1 when there is none.</summary>
    public int FirstTimeName { get; }

    public static ColumnLayout Of(IReadOnlyList<string> columns) => Known.GetValue(columns, static c => new ColumnLayout(c));

    /// <summary>Position of the first column of that name, ignoring case; -1 when there is none.</summary>
    public int IndexOf(string name) => _indexByName.GetValueOrDefault(name, -1);
}
