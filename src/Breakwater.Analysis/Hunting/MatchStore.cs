using System.Text;
using Breakwater.Analysis.Findings;
using Breakwater.Model;
using Breakwater.Model.Hunting;

namespace Breakwater.Analysis.Hunting;

/// <summary>Keeps any number of matches: their text in a temporary file, in memory only what orders them. Several threads fill it, one reads it then in a stated order.</summary>
internal sealed class MatchStore : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<MatchKey> _keys = [];
    private readonly List<HuntRule> _rules = [];
    private readonly Dictionary<HuntRule, int> _ruleIndex = new(ReferenceEqualityComparer.Instance);
    private FileStream? _file;
    private BinaryWriter? _writer;

    public void Add(HuntMatch match, MatchedRecord record)
    {
        lock (_lock)
        {
            if (!_ruleIndex.TryGetValue(match.Rule, out var rule))
            {
                rule = _rules.Count;
                _rules.Add(match.Rule);
                _ruleIndex[match.Rule] = rule;
            }

            _writer ??= Open();
            _keys.Add(new MatchKey(match.Time, match.Source, match.Position, match.Rule.Id, rule, match.Computer, record.Hash, record.File, record.Place, _file!.Position));
            Write(_writer, match);
        }
    }

    /// <summary>Sorts by time, source, file, position and rule; a record that an overlapping copy of its log holds again counts once for a rule.</summary>
    /// <returns>How many copies were left out.</returns>
    public long Complete()
    {
        _writer?.Flush();
        _keys.Sort(MatchKey.Compare);
        var firstFile = new Dictionary<(int Rule, string Record), string>();
        return _keys.RemoveAll(k =>
        {
            var isNew = firstFile.TryAdd((k.Rule, k.RecordHash), k.File);
            return !isNew && firstFile[(k.Rule, k.RecordHash)] != k.File;
        });
    }

    public long Count => _keys.Count;

    public HuntRule RuleOf(MatchKey key) => _rules[key.Rule];

    public IEnumerable<KeyValuePair<T, long>> CountBy<T>(Func<MatchKey, T> of)
        where T : notnull => _keys.CountBy(of).Select(c => KeyValuePair.Create(c.Key, (long)c.Value));

    public IEnumerable<KeyValuePair<string, long>> CountBy(Func<MatchKey, IReadOnlyList<string>> of) =>
        _keys.SelectMany(of).CountBy(n => n).Select(c => KeyValuePair.Create(c.Key, (long)c.Value));

    /// <summary>The matches in order; each is read back when it is asked for.</summary>
    public IEnumerable<HuntMatch> Matches()
    {
        if (_file is null)
        {
            yield break;
        }

        using var reader = new BinaryReader(_file, Encoding.Unicode, leaveOpen: true);
        foreach (var key in _keys)
        {
            _file.Position = key.Offset;
            yield return Read(reader, key);
        }
    }

    public void Dispose() => _file?.Dispose();

    private BinaryWriter Open()
    {
        var path = Path.Combine(Path.GetTempPath(), "breakwater-hunt-" + Path.GetRandomFileName());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 1 << 16 };
        // Matches quote evidence: nobody else on the machine is to read them, and nothing is to stay behind when the program is killed.
        if (OperatingSystem.IsWindows())
        {
            options.Options = FileOptions.DeleteOnClose;
            _file = new FileStream(path, options);
        }
        else
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            _file = new FileStream(path, options);
            File.Delete(path);
        }

        return new BinaryWriter(_file, Encoding.Unicode, leaveOpen: true);
    }

    private static void Write(BinaryWriter to, HuntMatch match)
    {
        to.Write(match.Excerpt);
        to.Write(match.Fields.Count);
        foreach (var (name, value) in match.Fields)
        {
            to.Write(name);
            to.Write(value);
        }

        to.Write(match.Events.Count);
        foreach (var joined in match.Events)
        {
            to.Write(joined.Position.Artefact);
            to.Write(joined.Position.Line ?? -1);
            to.Write(joined.Position.Record ?? -1);
            to.Write(joined.Time?.Utc.Ticks ?? -1);
            to.Write(joined.Time?.FractionDigits ?? 0);
        }
    }

    private HuntMatch Read(BinaryReader from, MatchKey key)
    {
        var excerpt = from.ReadString();
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            fields[from.ReadString()] = from.ReadString();
        }

        var events = new List<HuntEvent>();
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            events.Add(ReadEvent(from));
        }

        return new HuntMatch { Rule = _rules[key.Rule], Time = key.Time, Source = key.Source, Position = key.Position, Computer = key.Computer, Excerpt = excerpt, Fields = fields, Events = events };
    }

    private static HuntEvent ReadEvent(BinaryReader from)
    {
        var position = new FindingPosition(from.ReadString(), Some(from.ReadInt64()), Some(from.ReadInt64()));
        var ticks = from.ReadInt64();
        var digits = from.ReadInt32();
        return new HuntEvent(position, ticks < 0 ? null : new EvidenceTime(new DateTime(ticks, DateTimeKind.Utc), digits));

        static long? Some(long number) => number < 0 ? null : number;
    }
}
