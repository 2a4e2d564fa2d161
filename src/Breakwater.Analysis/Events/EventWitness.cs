using System.Text.RegularExpressions;
using Breakwater.Analysis.Witnesses;
using Breakwater.Evtx;
using Breakwater.Knowledge;
using Breakwater.Model;

namespace Breakwater.Analysis.Events;

/// <summary>Picks from the events of one log what they say about the server: its operating system, which Exchange updates were installed when, and which logs were emptied.</summary>
internal sealed partial class EventWitness(KnowledgeBase knowledge)
{
    private const int MaxTextChars = 2000;

    /// <summary>More installations than any server has seen.</summary>
    private const int MaxStatements = 1000;

    private string? _fqdn;

    public WitnessStatements Statements { get; } = new();

    /// <summary>The full name of the last computer that wrote an event; null when none has a domain.</summary>
    public string? Fqdn => _fqdn;

    public void Take(in EvtxRecord record, int? eventId, string path)
    {
        if (!record.Computer.SequenceEqual(_fqdn))
        {
            _fqdn = record.Computer.Contains('.') && record.Computer.Length < 256 ? record.Computer.ToString() : _fqdn;
        }

        switch (eventId)
        {
            case 6009 when record.Provider.Equals("EventLog", StringComparison.OrdinalIgnoreCase):
                TakeSystem(record, path);
                break;
            case 1022 or 1036 when record.Provider.Equals("MsiInstaller", StringComparison.OrdinalIgnoreCase):
            case 19 when record.Provider.Equals("Microsoft-Windows-WindowsUpdateClient", StringComparison.OrdinalIgnoreCase):
                TakeUpdate(record, path);
                break;
            case 1033 when record.Provider.Equals("MsiInstaller", StringComparison.OrdinalIgnoreCase):
                TakeCumulativeUpdate(record, path);
                break;
            case 104 or 1102 when record.Provider.Equals("Microsoft-Windows-Eventlog", StringComparison.OrdinalIgnoreCase):
                TakeClearing(record);
                break;
            default:
                break;
        }
    }

    /// <summary>Adds what later events of the same log say.</summary>
    public void Add(EventWitness later)
    {
        _fqdn = later._fqdn ?? _fqdn;
        Statements.Facts.AddRange(later.Statements.Facts.Except(Statements.Facts).Take(MaxStatements - Statements.Facts.Count));
        Statements.Setup.AddRange(later.Statements.Setup.Take(MaxStatements - Statements.Setup.Count));
        Statements.Builds.AddRange(later.Statements.Builds.Take(MaxStatements - Statements.Builds.Count));
        Statements.Cleared.AddRange(later.Statements.Cleared.Take(MaxStatements - Statements.Cleared.Count));
    }

    /// <summary>6009 is written at every start: version, build, service pack, processor kind.</summary>
    private void TakeSystem(in EvtxRecord record, string path)
    {
        var parts = TextsOf(record);
        if (parts.Count < 2 || !Digits().IsMatch(parts[0]) || !Digits().IsMatch(parts[1]))
        {
            return;
        }

        var version = string.Join('.', parts[0].Split('.', StringSplitOptions.RemoveEmptyEntries).Select(p => p.TrimStart('0') is { Length: > 0 } trimmed ? trimmed : "0"));
        var fact = new ServerFact(FactName.OperatingSystem, $"Windows {version}.{parts[1]}", path);
        if (!Statements.Facts.Contains(fact) && Statements.Facts.Count < MaxStatements)
        {
            Statements.Facts.Add(fact);
        }
    }

    /// <summary>1102 stands in the emptied log itself; 104 in the system log, and names the emptied one.</summary>
    private void TakeClearing(in EvtxRecord record)
    {
        if (record.CreatedUtc is { } utc && Statements.Cleared.Count < MaxStatements)
        {
            var channel = record.TryGetValue("Channel", out var named) ? named.Chars : record.Channel;
            Statements.Cleared.Add(new ClearedLog(SourceCatalogue.EventLog(channel.ToString()), utc));
        }
    }

    private void TakeUpdate(in EvtxRecord record, string path)
    {
        const int eventTimeDigits = 7;
        foreach (var text in TextsOf(record))
        {
            if (ExchangeUpdate().Match(text) is not { Success: true } update || record.CreatedUtc is not { } utc || Statements.Setup.Count >= MaxStatements)
            {
                continue;
            }

            var time = new EvidenceTime(utc, eventTimeDigits);
            var kb = update.Groups["kb"].Value.ToUpperInvariant();
            var build = BuildOf(kb, update.Groups["line"].Value, update.Groups["cu"].Value);
            Statements.Setup.Add(new SetupEvent(time, SetupEventKind.Update, build, kb, Succeeded: true, path));
            Statements.Facts.Add(new ServerFact(FactName.UpdateInstalled, $"{kb} {time}", path));
            if (build is { } installed)
            {
                Statements.Builds.Add(new BuildWitness(installed, BuildWitnessKind.SetupLog, path, time));
            }

            return;
        }
    }

    /// <summary>1033: the installer finished a product; its second text is the version.</summary>
    private void TakeCumulativeUpdate(in EvtxRecord record, string path)
    {
        const int eventTimeDigits = 7;
        var texts = TextsOf(record);
        if (texts is ["Microsoft Exchange Server", var version, ..] && ExchangeBuild.TryParse(version, out var build) && build is { Major: 14 or 15 }
            && record.CreatedUtc is { } utc && texts.Skip(3).Take(1).All(status => status == "0") && Statements.Setup.Count < MaxStatements)
        {
            var time = new EvidenceTime(utc, eventTimeDigits);
            Statements.Setup.Add(new SetupEvent(time, SetupEventKind.Upgrade, build, null, Succeeded: true, path));
            Statements.Builds.Add(new BuildWitness(build, BuildWitnessKind.SetupLog, path, time));
        }
    }

    /// <summary>One KB number may stand for packages of several cumulative updates: both must fit. Null when that leaves none or several.</summary>
    private ExchangeBuild? BuildOf(string kb, string line, string cu)
    {
        var name = cu.Length > 0 ? "CU" + cu : null;
        var found = knowledge.Builds.Where(b => kb.Equals(b.Kb, StringComparison.OrdinalIgnoreCase) && (b.Line == line || line.Length == 0 || (line.StartsWith("Sub", StringComparison.OrdinalIgnoreCase) && b.Line == "SE"))
            && (name is null || b.Cu.Equals(name, StringComparison.OrdinalIgnoreCase)) && b.AlternateOf is null).ToList();
        return found.Count == 1 ? found[0].Build : null;
    }

    private static List<string> TextsOf(in EvtxRecord record)
    {
        const int enough = 16;
        var texts = new List<string>();
        foreach (var value in record.Values)
        {
            if (texts.Count == enough)
            {
                break;
            }

            texts.Add(value.Value.Chars.Length > 0 ? value.Value.Chars[..Math.Min(value.Value.Chars.Length, MaxTextChars)].ToString() : value.Value.IsNull || value.Value.Bytes.Length > MaxTextChars ? "" : value.Value.ToString());
        }

        return texts;
    }

    [GeneratedRegex(@"^[0-9.]{1,20}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();

    [GeneratedRegex(@"(Update|Hotfix)[^\r\n]{0,80}Exchange Server (?<line>20\d\d|Subscription Edition|SE)?( SP\d)?( (Cumulative Update |CU ?)(?<cu>\d{1,2}))?[^\r\n]{0,60}\(?(?<kb>KB\d{6,8})\)?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ExchangeUpdate();
}
