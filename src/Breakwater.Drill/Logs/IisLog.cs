using Breakwater.Drill.Output;

namespace Breakwater.Drill.Logs;

/// <summary>Daily W3C log of one IIS site; the header block is repeated where the service was restarted.</summary>
internal sealed class IisLog(EvidenceTree tree, string folder, IReadOnlyList<DateTime> restarts) : IDisposable
{
    private readonly LogFile _file = new(tree);
    private DateTime _day = DateTime.MinValue;
    private int _restart;

    public LogFile At(DateTime time)
    {
        var restarted = false;
        while (_restart < restarts.Count && restarts[_restart] <= time)
        {
            _restart++;
            restarted = true;
        }

        if (time.Date != _day)
        {
            _day = time.Date;
            _file.Open($"{folder}\\u_ex{_day:yyMMdd}.log");
            restarted = true;
        }

        if (restarted)
        {
            Header(time);
        }

        return _file;
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Date and time as W3C writes them, followed by a space.</summary>
    public static void Stamp(LogFile file, DateTime time)
    {
        Span<char> text = stackalloc char[20];
        time.TryFormat(text, out var written, "yyyy-MM-dd HH:mm:ss ");
        file.Text(text[..written]);
    }

    private void Header(DateTime time)
    {
        _file.Row($"#Software: Microsoft Internet Information Services 10.0");
        _file.Row($"#Version: 1.0");
        _file.Text("#Date: ");
        _file.Text(time.ToString("yyyy-MM-dd HH:mm:ss"));
        _file.EndRow();
        _file.Row($"#Fields: {Columns.Iis}");
    }
}
