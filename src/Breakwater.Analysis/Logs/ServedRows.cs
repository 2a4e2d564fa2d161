using System.Text;
using Breakwater.TextLogs;

namespace Breakwater.Analysis.Logs;

/// <summary>
/// Finds in a front end's log where the web server answered in the place of Exchange: a page for the time of an upgrade, a rule that sends everything elsewhere. Exchange writes the number
/// of each request that its proxy saw into the row (<c>cafeReqId</c>), so an interface of Exchange that answers 200 without it was not asked.
/// </summary>
internal sealed class ServedRows : ILogVisitor
{
    /// <summary>So many everyday requests answered without Exchange, and none with it between them, are no accident.</summary>
    private const int FewestWithout = 5;

    /// <summary>So many different addresses outside Exchange that are all there mean that any address is.</summary>
    private const int FewestOutside = 3;

    private const int MostStretches = 1000;

    /// <summary>What clients of Exchange ask for all day; each goes through the proxy.</summary>
    private static readonly string[] Interfaces = ["/owa/", "/owa/auth/logon.aspx", "/ews/exchange.asmx", "/autodiscover/autodiscover.xml", "/rpc/rpcproxy.dll", "/mapi/emsmdb/", "/mapi/nspi/", "/microsoft-server-activesync/default.eas"];

    private static readonly string[] Applications = ["/owa", "/ecp", "/ews", "/autodiscover", "/rpc", "/mapi", "/microsoft-server-activesync", "/oab", "/powershell", "/api", "/rest"];

    private readonly List<(long From, long To, bool AnswersAnything)> _stretches = [];
    private readonly HashSet<string> _outside = new(StringComparer.OrdinalIgnoreCase);
    private int _stem = -1;
    private int _query = -1;
    private int _status = -1;
    private long _from;
    private int _without;
    private bool _missed;

    /// <summary>Rows of requests that Exchange's proxy saw.</summary>
    public long Served { get; private set; }

    public void OnSchema(LogSchema schema) => (_stem, _query, _status) = (schema.IndexOf("cs-uri-stem"), schema.IndexOf("cs-uri-query"), schema.IndexOf("sc-status"));

    public void OnRecord(in LogRecord record)
    {
        if (_query >= 0 && record.TryGet(_query, out var query) && query.IndexOf("cafeReqId="u8) >= 0)
        {
            Served++;
            End(record.LineNumber);
            return;
        }

        if (_stem < 0 || _status < 0 || !record.TryGet(_stem, out var stem) || !record.TryGet(_status, out var status))
        {
            return;
        }

        var isThere = status.SequenceEqual("200"u8);
        if (isThere && IsAny(stem, Interfaces))
        {
            _without++;
        }
        else if (!IsBelow(stem, Applications))
        {
            _missed |= status.SequenceEqual("404"u8);
            if (isThere && _outside.Count < FewestOutside && stem.Length > 1)
            {
                _outside.Add(Encoding.UTF8.GetString(stem));
            }
        }
    }

    /// <summary>Ends the last stretch; to be called once after reading.</summary>
    public void Finish() => End(long.MaxValue);

    /// <param name="line">Of a row that has no number of the proxy.</param>
    /// <param name="isPage">A page of its own rather than an interface of Exchange: it could be there while Exchange is not, so everything else must be there too.</param>
    /// <returns>True where the web server answered by itself.</returns>
    public bool IsAnsweredWithout(long line, bool isPage) => _stretches.Exists(s => s.From < line && line < s.To && (s.AnswersAnything || !isPage));

    private static bool IsAny(ReadOnlySpan<byte> stem, string[] addresses)
    {
        foreach (var address in addresses)
        {
            if (Ascii.EqualsIgnoreCase(stem, address))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBelow(ReadOnlySpan<byte> stem, string[] folders)
    {
        foreach (var folder in folders)
        {
            if (stem.Length >= folder.Length && Ascii.EqualsIgnoreCase(stem[..folder.Length], folder))
            {
                return true;
            }
        }

        return false;
    }

    private void End(long line)
    {
        if (_without >= FewestWithout && _stretches.Count < MostStretches)
        {
            _stretches.Add((_from, line, _outside.Count >= FewestOutside && !_missed));
        }

        (_from, _without, _missed) = (line, 0, false);
        _outside.Clear();
    }
}
