using Breakwater.Analysis.Rules;
using Breakwater.TextLogs;

namespace Breakwater.Analysis.Logs;

/// <summary>Rules about one place in text logs and the fields as they name them, for one thread.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="Fields">The fields.</param>
/// <param name="OnEveryLine">They are tried on lines, too, on which no other rule can match. Only the columns that they ask for are then read.</param>
/// <param name="Words">Where <see cref="LiteralFilter.Rules"/> has a bit for each of them; null where it does not tell.</param>
internal sealed record TextPlaceRules(PlaceRules Rules, RecordFields Fields, bool OnEveryLine, Range? Words)
{
    /// <summary>The fields on which alone their answers depend; null where that is not known.</summary>
    public IReadOnlyList<int>? Asked { get; init; }

    /// <summary>Remembers cells on which none of them matched; null where <see cref="Asked"/> is.</summary>
    public CellMemory? Memory { get; init; }

    public void Bind(LogSchema schema)
    {
        Fields.Bind(schema);
        Memory?.Begin(schema, Fields.ColumnsOf(Asked!));
    }
}
