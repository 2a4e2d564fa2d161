using System.Globalization;
using Breakwater.Model;

namespace Breakwater.Reports.Story;

/// <summary>How a place in the evidence is written.</summary>
internal static class Places
{
    public static string Of(FindingPosition position) => position switch
    {
        { Line: { } line } => string.Create(CultureInfo.InvariantCulture, $"{position.Artefact}, line {line}"),
        { Record: { } record } => string.Create(CultureInfo.InvariantCulture, $"{position.Artefact}, record {record}"),
        { Offset: { } offset } => string.Create(CultureInfo.InvariantCulture, $"{position.Artefact}, offset {offset}"),
        _ => position.Artefact,
    };
}
