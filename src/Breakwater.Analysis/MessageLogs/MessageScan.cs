using System.Security.Cryptography;
using System.Text;
using Breakwater.Analysis.Findings;
using Breakwater.Analysis.Hunting;
using Breakwater.Analysis.Rules;
using Breakwater.Analysis.Witnesses;
using Breakwater.Evidence;
using Breakwater.Model;

namespace Breakwater.Analysis.MessageLogs;

/// <summary>Takes the lines of one log through the rules; each is a message.</summary>
internal sealed class MessageScan(Artefact log, PlaceRules rules, IReadOnlyList<string> fields, RecordTrial trial)
{
    /// <summary>Syslog asks for 2 KiB, and no device is known that writes more than 64.</summary>
    private const int MaxLineChars = 1 << 16;

    private readonly SudoMembers _sudo = new();
    private readonly int[] _members = MessageView.MembersOf(fields);
    private long _line;
    private long _messages;
    private long _cut;
    private long _withoutTime;

    public MessageLogRead Run(Stream stream, CancellationToken ct)
    {
        using var lines = new BoundedLineReader(stream, MaxLineChars);
        while (lines.ReadLine() is { } line)
        {
            ct.ThrowIfCancellationRequested();
            _line++;
            _cut += lines.IsCut ? 1 : 0;
            if (!string.IsNullOrWhiteSpace(line))
            {
                Take(line);
            }
        }

        return new MessageLogRead(_messages, rules.Matcher.HasRules, [.. Unread()]);
    }

    private void Take(string line)
    {
        _messages++;
        var head = MessageHead.Of(line);
        _withoutTime += head.Time is null ? 1 : 0;
        trial.Begin();
        _sudo.Begin(line);
        var view = new MessageView(line, _sudo, _members);
        var isFed = trial.Match(rules, in view);
        if (!trial.HasMatches)
        {
            return;
        }

        var record = Copy(line, head);
        if (isFed)
        {
            trial.Feed(record, in view);
        }

        trial.Report(record);
    }

    private MatchedRecord Copy(string line, MessageHead head) => new(
        SourceCatalogue.MessageLog, new FindingPosition(log.Path, Line: _line), head.Time, head.Host, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line))), log.OriginalPath,
        new SortedDictionary<string, string>(StringComparer.Ordinal) { [MessageView.Field] = RecordFinding.Cut(line, RecordFinding.MaxFieldChars) }, line);

    private IEnumerable<UnreadItem> Unread()
    {
        if (_withoutTime > 0)
        {
            yield return new UnreadItem(log.Path, HuntMessages.WithoutTime(_withoutTime, _messages), null);
        }

        if (_cut > 0)
        {
            yield return new UnreadItem(log.Path, HuntMessages.CutLines(_cut, MaxLineChars), null);
        }
    }
}
