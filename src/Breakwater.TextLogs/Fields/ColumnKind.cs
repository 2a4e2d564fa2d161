namespace Breakwater.TextLogs.Fields;

/// <summary>What a W3C column may hold; the strict kinds tell whether a damaged row has been laid out rightly.</summary>
internal enum ColumnKind
{
    Free,
    Date,
    Time,
    Number,
    Address,
    Method,
}
