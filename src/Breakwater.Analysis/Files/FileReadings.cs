using Breakwater.Analysis.Witnesses;
using Breakwater.Detection;
using Breakwater.Detection.Configuration;
using Breakwater.IisConfig;
using Breakwater.IisConfig.Verification;
using Breakwater.Judgement.FileTimes;
using Breakwater.Model;

namespace Breakwater.Analysis.Files;

/// <summary>Collects what several threads read from files and gives it out in a stated order.</summary>
internal sealed class FileReadings
{
    private const long MostWebConfigBytes = 64L << 20;

    private readonly Lock _lock = new();
    private readonly List<(Finding Finding, DateTime? LocalTime)> _findings = [];
    private readonly List<(string Path, WitnessStatements Statements)> _statements = [];
    private readonly SortedDictionary<string, ExchangeBuild> _binaries = new(StringComparer.Ordinal);
    private readonly List<UnreadItem> _unread = [];
    private readonly SortedDictionary<string, SortedSet<string>> _pathsBySource = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, IisConfiguration> _configurations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<FileTrace>> _settings = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ReadOnlyMemory<byte>> _webConfigs = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ServerObservations> _states = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, IReadOnlyList<WebFileTime>> _listings = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, WebLibrary> _libraries = new(StringComparer.Ordinal);
    private long _webConfigBytes;
    private long _bytes;

    public long Bytes => Interlocked.Read(ref _bytes);

    public void AddFile(string source, string path, long bytes)
    {
        Interlocked.Add(ref _bytes, bytes);
        lock (_lock)
        {
            if (!_pathsBySource.TryGetValue(source, out var paths))
            {
                _pathsBySource[source] = paths = new SortedSet<string>(StringComparer.Ordinal);
            }

            paths.Add(path);
        }
    }

    /// <param name="finding">What was found.</param>
    /// <param name="localTime">Its time by the server's own clock, where nothing else is known of it.</param>
    public void Add(Finding finding, DateTime? localTime = null)
    {
        lock (_lock)
        {
            _findings.Add((finding, localTime));
        }
    }

    public void Add(string path, WitnessStatements statements)
    {
        lock (_lock)
        {
            _statements.Add((path, statements));
        }
    }

    public void Add(UnreadItem item)
    {
        lock (_lock)
        {
            _unread.Add(item);
        }
    }

    /// <summary>The rows of a saved listing of files.</summary>
    public void Add(string path, IReadOnlyList<WebFileTime> listing)
    {
        lock (_lock)
        {
            _listings[path] = listing;
        }
    }

    public IReadOnlyList<WebFileTime> StatedTimes() => [.. _listings.Values.SelectMany(l => l)];

    public void AddBinary(string path, ExchangeBuild build)
    {
        lock (_lock)
        {
            _binaries[path] = build;
        }
    }

    /// <summary>What a hive or an export says about mitigations.</summary>
    public void Add(string path, ServerObservations state)
    {
        lock (_lock)
        {
            _states[path] = state;
        }
    }

    /// <param name="path">Of applicationHost.config or a kept copy of it.</param>
    /// <param name="configuration">Its sites, modules and folders.</param>
    /// <param name="settings">Traces in its other settings.</param>
    public void Add(string path, IisConfiguration configuration, IReadOnlyList<FileTrace> settings)
    {
        lock (_lock)
        {
            _configurations[path] = configuration;
            _settings[path] = settings;
        }
    }

    public IReadOnlyList<FileTrace> SettingsOf(string path) => _settings[path];

    /// <summary>Keeps a web.config for the merged configuration. Far more of them than any server has are not kept, and count as not seen.</summary>
    public void AddWebConfig(string path, ReadOnlyMemory<byte> content)
    {
        lock (_lock)
        {
            if ((_webConfigBytes += content.Length) <= MostWebConfigBytes)
            {
                _webConfigs[path] = content;
            }
        }
    }

    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> WebConfigs() => _webConfigs;

    public void Add(WebLibrary library)
    {
        lock (_lock)
        {
            _libraries[library.Path] = library;
        }
    }

    public WebLibraries Libraries() => new(_libraries.Values);

    /// <param name="clock">The server's; null where nothing states it, and then what has only the server's own time has none.</param>
    public IReadOnlyList<Finding> Findings(ServerClock? clock) => [.. _findings.Select(f => f.LocalTime is { } local ? Dated(f.Finding, local, clock) : f.Finding)];

    /// <summary>A time that is hours off would move a window's edge and join what does not belong together: without the clock the finding has none, and says why.</summary>
    private static Finding Dated(Finding finding, DateTime local, ServerClock? clock)
    {
        var time = clock?.ToUtc(local);
        var said = time is not null ? "the server's own time, brought to UTC by its time zone" : clock is null ? "the server's own time; the evidence does not state its time zone" : "the server's own time, in the hour that its clock shows twice";
        return finding.WithField("clock", said) with { Time = time is { } utc ? EvidenceTime.FromSeconds(utc) : null };
    }

    public IReadOnlyList<UnreadItem> Unread() => [.. _unread.OrderBy(u => u.Path, StringComparer.Ordinal).ThenBy(u => u.Reason, StringComparer.Ordinal)];

    public WitnessStatements Statements()
    {
        var all = new WitnessStatements();
        foreach (var (_, statements) in _statements.OrderBy(s => s.Path, StringComparer.Ordinal))
        {
            all.Add(statements);
        }

        all.Builds.AddRange(BinaryWitnesses());
        return all;
    }

    /// <summary>ExSetup.exe moves with every update; any other binary only when the update touches it, so without ExSetup the newest of them is the best witness.</summary>
    private IEnumerable<BuildWitness> BinaryWitnesses()
    {
        var setup = _binaries.Where(b => ("/" + b.Key).EndsWith("/ExSetup.exe", StringComparison.OrdinalIgnoreCase)).ToList();
        return (setup.Count > 0 ? setup : _binaries.OrderByDescending(b => b.Value).Take(1)).Select(b => new BuildWitness(b.Value, BuildWitnessKind.BinaryVersion, b.Key));
    }

    /// <summary>What hives and exports say together; the shortest path is heard first, so that a kept copy does not overrule the hive in use.</summary>
    public ServerObservations State() => _states.OrderBy(s => s.Key.Length).ThenBy(s => s.Key, StringComparer.Ordinal).Aggregate(ServerObservations.None, (all, s) => all.Or(s.Value));

    /// <summary>The configuration in force: the file with the shortest path that is no kept copy, else the newest copy.</summary>
    public (string Path, IisConfiguration Configuration)? Configuration() => _configurations.Count == 0 ? null
        : _configurations.OrderBy(c => ConfigurationHistory.NumberOf(c.Key) is { } copy ? long.MaxValue - copy : 0).ThenBy(c => c.Key.Length).ThenBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => ((string, IisConfiguration)?)(c.Key, c.Value)).First();

    /// <summary>The whole ones of the copies that IIS kept, oldest first, without the configuration in force.</summary>
    public IReadOnlyList<(long Number, string Path, IisConfiguration Configuration)> ConfigurationCopies()
    {
        var current = Configuration()?.Path;
        return [.. _configurations.Where(c => c.Key != current && c.Value.Complete).Select(c => (Number: ConfigurationHistory.NumberOf(c.Key), c.Key, c.Value))
            .Where(c => c.Number is not null).Select(c => (c.Number!.Value, c.Key, c.Value)).OrderBy(c => c.Item1).ThenBy(c => c.Key, StringComparer.Ordinal)];
    }

    /// <summary>Sources that show a state have no times of their own, but a report must say that they were looked at.</summary>
    public IReadOnlyList<SourceObservation> Observations() =>
        [.. _pathsBySource.Select(p => new SourceObservation { Source = p.Key, Artefacts = [.. p.Value.Select(v => new ArtefactSpan(v, null, null, 0, 0, false))], Hours = [] })];
}
