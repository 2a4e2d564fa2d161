using System.Runtime.CompilerServices;

namespace Breakwater.Drill.Output;

/// <summary>Lets a row be written as an interpolated string whose holes are formatted the way the logs format them.</summary>
[InterpolatedStringHandler]
internal readonly ref struct RowBuilder
{
    private readonly LogFile _file;

    public RowBuilder(int literalLength, int formattedCount, LogFile file)
    {
        _ = literalLength;
        _ = formattedCount;
        _file = file;
    }

    public void AppendLiteral(string text) => _file.Text(text);

    public void AppendFormatted(string? text) => _file.Text(text);

    public void AppendFormatted(int value) => _file.Number(value);

    public void AppendFormatted(long value) => _file.Number(value);

    public void AppendFormatted(Guid value) => _file.Id(value);

    public void AppendFormatted(DateTime value) => _file.Time(value);
}
