using System.Globalization;
using Breakwater.Drill.EventLogs;

namespace Breakwater.Accuracy.Tests.Evidence;

/// <summary>One Exchange server and what it wrote; rows are added in any order and put into files by their time.</summary>
internal sealed class Box
{
    private readonly Dictionary<string, (Log Log, SortedList<(DateTime, int), string> Rows)> _logs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private int _number;

    public string Name { get; init; } = "NTMX07";

    public string Domain { get; init; } = "corp.tailspin.test";

    public string Install { get; init; } = @"C:\Program Files\Microsoft\Exchange Server\V15";

    public string IisLogs { get; init; } = @"C:\inetpub\logs\LogFiles";

    public int FrontSite { get; init; } = 1;

    public int BackSite { get; init; } = 2;

    public string[] IisColumns { get; init; } = Columns.Iis;

    public Roll Roll { get; init; } = Roll.Daily;

    public int ProxyColumns { get; init; } = 74;

    /// <summary>A balancer whose address stands in the place of every client's.</summary>
    public string? Balancer { get; init; }

    /// <summary>Build by time: the newest entry not later than the record.</summary>
    public List<(DateTime From, string Build)> Builds { get; } = [];

    /// <summary>When a file was changed, where the copy that is handed in still tells.</summary>
    public Dictionary<string, DateTime> Times { get; } = new(StringComparer.Ordinal);

    public HashSet<Log> Off { get; } = [];

    /// <summary>Written into one log for each channel, under the server's name.</summary>
    public List<LogEvent> Events { get; } = [];

    /// <summary>The events of other computers that a collector forwards to this one.</summary>
    public List<LogEvent> Forwarded { get; } = [];

    public string Fqdn => $"{Name.ToLowerInvariant()}.{Domain}";

    public IReadOnlyDictionary<string, byte[]> ExtraFiles => _files;

    public IEnumerable<(string Path, Log Log, DateTime First, IEnumerable<string> Rows)> Logs => _logs.Select(l => (l.Key, l.Value.Log, l.Value.Rows.Keys[0].Item1, (IEnumerable<string>)l.Value.Rows.Values));

    public string BuildAt(DateTime time) => Builds.Where(b => b.From <= time).Select(b => b.Build).LastOrDefault() ?? Builds.Select(b => b.Build).FirstOrDefault() ?? "15.1.2176.2";

    public void Add(Log log, DateTime time, string row)
    {
        if (Off.Contains(log))
        {
            return;
        }

        var path = PathOf(log, time);
        if (!_logs.TryGetValue(path, out var file))
        {
            _logs[path] = file = (log, []);
        }

        file.Rows.Add((time, _number++), row);
    }

    public void File(string path, byte[] bytes) => _files[path] = bytes;

    public Box File(string path, string text)
    {
        _files[path] = System.Text.Encoding.UTF8.GetBytes(text);
        return this;
    }

    /// <summary>Removes the rows of a log in a time, and files left empty.</summary>
    public void Forget(Log log, DateTime from, DateTime to)
    {
        foreach (var path in _logs.Where(l => l.Value.Log == log).Select(l => l.Key).ToList())
        {
            var rows = _logs[path].Rows;
            foreach (var key in rows.Keys.Where(k => k.Item1 >= from && k.Item1 < to).ToList())
            {
                rows.Remove(key);
            }

            if (rows.Count == 0)
            {
                _logs.Remove(path);
            }
        }
    }

    public string NextGuid() => new Guid(_number++ * 7919, 0x51ca, 0x4d1b, 0xa2, 0x77, 0x10, 0x9e, 0x3c, 0x44, 0x5b, 0x06).ToString();

    private string PathOf(Log log, DateTime time)
    {
        var hour = time.ToString("yyyyMMddHH", CultureInfo.InvariantCulture);
        var day = time.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        return log switch
        {
            Log.FrontEnd => $@"{IisLogs}\W3SVC{FrontSite}\{IisName(time)}",
            Log.BackEnd => $@"{IisLogs}\W3SVC{BackSite}\{IisName(time)}",
            Log.HttpErr => @"C:\Windows\System32\LogFiles\HTTPERR\httperr1.log",
            Log.EcpServer => $@"{Install}\Logging\ECP\Server\ECPServer{day}-1.LOG",
            Log.OabGenerator => $@"{Install}\Logging\OABGeneratorLog\oabgen{day}-1.LOG",
            Log.Ews => $@"{Install}\Logging\Ews\Ews_{hour}-1.LOG",
            Log.RpsHttp => $@"{Install}\Logging\CmdletInfra\Powershell-Proxy\Http\Rps_Http_{hour}-1.LOG",
            Log.RpsCmdlet => $@"{Install}\Logging\CmdletInfra\Powershell-Proxy\Cmdlet\Rps_Cmdlet_{hour}-1.LOG",
            Log.Tracking => $@"{Install}\TransportRoles\Logs\MessageTracking\MSGTRK{hour}-1.LOG",
            _ => $@"{Install}\Logging\HttpProxy\{log.ToString()["Proxy".Length..]}\HttpProxy_{hour}-1.LOG",
        };
    }

    private string IisName(DateTime time) => Roll switch
    {
        Roll.Hourly => $"u_ex{time.ToString("yyMMddHH", CultureInfo.InvariantCulture)}.log",
        Roll.Weekly => $"u_ex{time.ToString("yyMM", CultureInfo.InvariantCulture)}{((time.Day - 1) / 7) + 1:00}.log",
        Roll.Monthly => $"u_ex{time.ToString("yyMM", CultureInfo.InvariantCulture)}.log",
        _ => $"u_ex{time.ToString("yyMMdd", CultureInfo.InvariantCulture)}.log",
    };
}
