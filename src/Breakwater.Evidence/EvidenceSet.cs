using Breakwater.Evidence.Intake;
using Breakwater.Evidence.Reading;
using Breakwater.Model;

namespace Breakwater.Evidence;

/// <summary>Everything handed in for one server: recognised, counted, readable. Refuses disk images and never writes outside its own temporary folder.</summary>
public sealed class EvidenceSet : IDisposable
{
    private readonly EvidenceOptions _options;
    private readonly TemporaryFolder _temporary;
    private readonly List<UnreadItem> _unread;
    private readonly Lock _lock = new();

    /// <summary>By default .NET takes a gzip or deflate stream that breaks off for one that ends. The switch counts only before the process's first such stream, so the program sets it too.</summary>
    static EvidenceSet() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);

    internal EvidenceSet(EvidenceOptions options, TemporaryFolder temporary, Inventory inventory, IReadOnlyList<EvidenceItem> items, IReadOnlyList<InputProblem> problems)
    {
        _options = options;
        _temporary = temporary;
        _unread = [.. inventory.Unread];
        Items = items;
        Problems = problems;
        FilesSeen = inventory.FilesSeen;
        OtherFiles = inventory.OtherFiles;
        Served = [.. inventory.Served.OrderBy(f => f.Path, StringComparer.Ordinal).ThenBy(f => f.OriginalPath, StringComparer.Ordinal)];
        Artefacts = [.. inventory.Artefacts.OrderBy(a => a.Path, StringComparer.Ordinal).ThenBy(a => a.OriginalPath, StringComparer.Ordinal)];
    }

    /// <summary>What can be read, each once, ordinal by path and then by original path.</summary>
    public IReadOnlyList<Artefact> Artefacts { get; private set; }

    /// <summary>What was not read or not wholly, ordinal by path; grows while <see cref="Read"/> runs.</summary>
    public IReadOnlyList<UnreadItem> Unread
    {
        get
        {
            lock (_lock)
            {
                return [.. _unread.Distinct().OrderBy(u => u.Path, StringComparer.Ordinal).ThenBy(u => u.Reason, StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>What was given, with the digest of each given file.</summary>
    public IReadOnlyList<EvidenceItem> Items { get; }

    /// <summary>Given paths that are missing or refused as a whole.</summary>
    public IReadOnlyList<InputProblem> Problems { get; }

    /// <summary>All files, in archives too, the archives included.</summary>
    public long FilesSeen { get; }

    /// <summary>Files that are nothing Breakwater reads.</summary>
    public long OtherFiles { get; }

    /// <summary>Of these those in web folders, ordinal by path.</summary>
    public IReadOnlyList<ServedFile> Served { get; }

    public long DuplicateFiles => Duplicates.Count;

    /// <summary>Original paths of artefacts left out because the same bytes, or a longer copy of the same log, are among <see cref="Artefacts"/>.</summary>
    public IReadOnlyList<string> Duplicates { get; private set; } = [];

    /// <summary>Takes the inventory. Bad input ends in <see cref="Problems"/> and <see cref="Unread"/>, never in an exception.</summary>
    public static EvidenceSet Open(IReadOnlyList<string> paths, EvidenceOptions options, CancellationToken ct)
    {
        var temporary = new TemporaryFolder(options);
        try
        {
            var set = EvidenceIntake.Take(paths, options, temporary, ct);
            set.LeaveOutOwn(ct);
            set.LeaveOutDuplicates(ct);
            return set;
        }
        catch
        {
            temporary.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Hands each artefact's bytes to <paramref name="reader"/>, on <paramref name="threads"/> threads, largest first; archives that cannot be entered at will are
    /// walked once each. Exceptions of the reader are recorded as unread, except cancellation.
    /// </summary>
    public void Read(IReadOnlyList<Artefact> artefacts, int threads, Action<Artefact, ArtefactStream> reader, CancellationToken ct) => ReadUnits(artefacts, threads, seekable: false, reader, Skip, ct);

    /// <summary>Like <see cref="Read(IReadOnlyList{Artefact}, int, Action{Artefact, ArtefactStream}, CancellationToken)"/>, with streams that can seek: what lies in an archive is unpacked for the time of the call.</summary>
    public void ReadSeekable(IReadOnlyList<Artefact> artefacts, int threads, Action<Artefact, ArtefactStream> reader, CancellationToken ct) => ReadUnits(artefacts, threads, seekable: true, reader, Skip, ct);

    public void Dispose() => _temporary.Dispose();

    /// <summary>Before the search for duplicates: a sample must not stand in for the server's own file. Evidence that is nothing but our own files is a sample being looked at.</summary>
    private void LeaveOutOwn(CancellationToken ct)
    {
        var own = OwnFileSearch.Find(Artefacts, _options.OwnFiles, (artefacts, reader) => ReadUnits(artefacts, _options.Threads, seekable: false, reader, static (_, _, _) => { }, ct));
        if (own.Count == Artefacts.Count)
        {
            return;
        }

        foreach (var tree in own.GroupBy(f => f.Value, StringComparer.Ordinal).OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            Skip(tree.Key, Messages.Own(tree.Key, tree.Count()), tree.Sum(f => f.Key.LengthBytes));
        }

        Artefacts = [.. Artefacts.Where(a => !own.ContainsKey(a))];
    }

    private void LeaveOutDuplicates(CancellationToken ct)
    {
        var left = DuplicateSearch.Find(Artefacts, (artefacts, reader) => ReadUnits(artefacts, _options.Threads, seekable: false, reader, static (_, _, _) => { }, ct));
        Duplicates = [.. Artefacts.Where(left.Contains).Select(a => a.OriginalPath)];
        foreach (var artefact in Artefacts)
        {
            artefact.StoredHead = null;
        }

        Artefacts = [.. Artefacts.Where(a => !left.Contains(a))];
    }

    private void ReadUnits(
        IReadOnlyList<Artefact> artefacts, int threads, bool seekable, Action<Artefact, ArtefactStream> reader, Action<string, string, long?> skip, CancellationToken ct)
    {
        var units = ReadPlan.Make(artefacts);
        var next = -1;
        void Work()
        {
            using var worker = new ReadWorker(_options, _temporary, seekable, reader, skip, ct);
            for (int i; (i = Interlocked.Increment(ref next)) < units.Count;)
            {
                ct.ThrowIfCancellationRequested();
                worker.Read(units[i]);
            }
        }

        var count = Math.Clamp(threads, 1, Math.Max(1, units.Count));
        if (count == 1)
        {
            Work();
            return;
        }

        var workers = Enumerable.Range(0, count).Select(_ => Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        Task.WhenAll(workers).GetAwaiter().GetResult();
    }

    private void Skip(string path, string reason, long? bytes)
    {
        lock (_lock)
        {
            _unread.Add(new(Messages.Show(path), reason, bytes));
        }
    }
}
