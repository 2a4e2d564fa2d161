using Breakwater.Drill.Output;
using Breakwater.Drill.World;

namespace Breakwater.Drill.Logs;

/// <summary>Rolls the files of one Exchange log by hour or day and by size, and writes their headers.</summary>
internal sealed class ExchangeLog(EvidenceTree tree, ServerProfile server, LogShape shape) : IDisposable
{
    private const long LargestFile = 10_000_000;
    private readonly LogFile _file = new(tree);
    private DateTime _period = DateTime.MinValue;
    private int _instance;

    /// <summary>The file that a record of this time belongs to.</summary>
    public LogFile At(DateTime time)
    {
        var period = shape.Daily ? time.Date : time.Date.AddHours(time.Hour);
        if (period != _period)
        {
            _period = period;
            _instance = 1;
            Open(time);
        }
        else if (_file.Length > LargestFile)
        {
            _instance++;
            Open(time);
        }

        return _file;
    }

    public void Dispose() => _file.Dispose();

    private void Open(DateTime time)
    {
        var name = shape.Daily ? _period.ToString("yyyyMMdd") : _period.ToString("yyyyMMddHH");
        _file.Open($"{server.InstallPath}{shape.Folder}\\{shape.Prefix}{name}-{_instance}.LOG");
        var version = server.At(time).Padded;
        switch (shape.Family)
        {
            case LogWriterFamily.RequestDetails:
                _file.Row($"{shape.Columns}");
                Block("Microsoft Exchange Server", version, time);
                break;
            case LogWriterFamily.Extensible:
                _file.Text("\uFEFF");
                Block("Microsoft Exchange Server", "15.0.0.0", time);
                break;
            case LogWriterFamily.ActivityContext:
                _file.Text("\uFEFF");
                Block("Microsoft Exchange", version, time);
                break;
            case LogWriterFamily.Transport:
            default:
                _file.Text("\uFEFF");
                Block("Microsoft Exchange Server", version, time);
                break;
        }
    }

    private void Block(string software, string version, DateTime time)
    {
        _file.Row($"#Software: {software}");
        _file.Row($"#Version: {version}");
        _file.Row($"#Log-type: {shape.LogType}");
        _file.Row($"#Date: {time}");
        _file.Row($"#Fields: {shape.Columns}");
    }
}
