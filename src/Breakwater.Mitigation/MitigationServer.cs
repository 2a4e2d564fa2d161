using Breakwater.IisConfig.Verification;
using Breakwater.Knowledge;
using Breakwater.Mitigation.Files;
using Breakwater.Mitigation.Journals;

namespace Breakwater.Mitigation;

/// <summary>One server below a root folder: what is in force there, and how it is changed and changed back.</summary>
public sealed class MitigationServer
{
    private const string JournalPlace = @"C:\Windows\System32\inetsrv\config\Breakwater";

    private readonly KnowledgeBase _knowledge;
    private readonly ServerObservations _observed;

    private MitigationServer(ServerRoot root, Journal journal, KnowledgeBase knowledge, ServerObservations observed) =>
        (Root, Journal, _knowledge, _observed) = (root, journal, knowledge, observed);

    public ServerRoot Root { get; }

    internal Journal Journal { get; }

    internal KnowledgeBase Knowledge => _knowledge;

    public string JournalFolder => Journal.Folder;

    /// <summary>Opens a root; null with the reason when it holds no applicationHost.config.</summary>
    /// <param name="observed">What is known from elsewhere; files are looked up below the root.</param>
    /// <param name="journalFolder">Where the journal lies; null for its place beside applicationHost.config, which only administrators may write.</param>
    public static MitigationServer? Open(string folder, string? journalFolder, KnowledgeBase knowledge, ServerObservations observed, out string? problem) =>
        Open(folder, journalFolder, knowledge, observed, static _ => { }, out problem);

    internal static MitigationServer? Open(string folder, string? journalFolder, KnowledgeBase knowledge, ServerObservations observed, Action<string> checkpoint, out string? problem)
    {
        problem = null;
        if (!Directory.Exists(folder))
        {
            problem = Messages.NoRoot(folder);
            return null;
        }

        var root = new ServerRoot(folder);
        var place = journalFolder ?? root.Resolve(JournalPlace);
        if (!root.Exists(ServerRoot.HostPath) || place is null)
        {
            problem = Messages.NoHost(Path.Combine(folder, ServerRoot.HostPath[3..]));
            return null;
        }

        return new MitigationServer(root, new Journal(place, checkpoint), knowledge, observed);
    }

    /// <summary>Why nothing can be evaluated now: an interrupted transaction, or a journal that cannot be used. Null when all is well. Nothing is changed.</summary>
    public string? Standstill() => Journal.Read() switch
    {
        null => Messages.JournalDamaged(Journal.Path, "it is no journal of this version, or an image in it is damaged"),
        { Pending: { } pending } => Messages.Interrupted(pending.Action, pending.Ids),
        _ => null,
    };

    /// <summary>What is wrong with applicationHost.config; null when it can be read to its end.</summary>
    /// <param name="isUsable">False when nothing at all can be told from it.</param>
    public string? Damage(out bool isUsable)
    {
        isUsable = new ServerFiles(Root).Configuration(out var problem) is not null;
        return problem;
    }

    /// <summary>The state of every mitigation with a recipe, or of those named.</summary>
    public IReadOnlyList<MitigationReport> Verify(IReadOnlyList<string> ids) => Verify(new ServerFiles(Root), ids);

    internal IReadOnlyList<MitigationReport> Verify(ServerFiles files, IReadOnlyList<string> ids)
    {
        var verifier = new MitigationVerifier(files.Configuration(out _), Observations());
        return [.. Named(ids).Where(m => !m.Recipe.IsEmpty).Select(verifier.Verify)];
    }

    /// <summary>Mitigations by id in any case, in the knowledge's order; all when none is named.</summary>
    internal IEnumerable<Knowledge.Mitigations.Mitigation> Named(IReadOnlyList<string> ids) =>
        _knowledge.Mitigations.Where(m => ids.Count == 0 || ids.Contains(m.Id, StringComparer.OrdinalIgnoreCase));

    /// <summary>A message per id that the knowledge does not have.</summary>
    public IReadOnlyList<string> Unknown(IReadOnlyList<string> ids) =>
        [.. ids.Where(i => !_knowledge.Mitigations.Any(m => m.Id.Equals(i, StringComparison.OrdinalIgnoreCase))).Select(i => Messages.UnknownId(i, _knowledge.Mitigations.Select(m => m.Id)))];

    /// <summary>True for the digest of applicationHost.config as it is, or as it was before a mitigation of the journal.</summary>
    public bool KnowsHost(ReadOnlySpan<byte> sha256)
    {
        var digest = Convert.ToHexStringLower(sha256);
        return FileChange.Digest(new ServerFiles(Root).OnDisk(ServerRoot.HostPath)) == digest
            || Journal.Read()?.Applied.SelectMany(a => a.Files).Any(f => f.Path.Equals(ServerRoot.HostPath, StringComparison.OrdinalIgnoreCase) && FileChange.Digest(f.Before) == digest) == true;
    }

    public ChangeOutcome Apply(ApplyRequest request) => new Applier(this, request).Run();

    /// <summary>Takes back mitigations of the journal; all of them when none is named.</summary>
    public ChangeOutcome Rollback(IReadOnlyList<string> ids, bool dryRun, DateTime now) => new Rollbacker(this, dryRun, now).Run(ids);

    /// <summary>
    /// Completes a transaction that was interrupted; null when there was none. Every command that may write calls it before anything else, also where it then refuses what was asked for.
    /// </summary>
    public ChangeOutcome? Recover()
    {
        if (Standstill() is not { } standstill)
        {
            return null;
        }

        using var turn = Turn.TryTake(JournalFolder, out var problem);
        if (turn is null)
        {
            return ChangeOutcome.Refused(problem!);
        }

        return Journal.Read() switch
        {
            null => ChangeOutcome.Refused(standstill),
            { Pending: { } pending } state => Journal.Repair(Root, state, ScriptsOf(pending)) is { } conflict ? ChangeOutcome.Refused(conflict)
                : new ChangeOutcome(true, [Messages.Completed(pending.Action, pending.Ids)], [.. pending.Writes.Select(w => w.Path)], []),
            _ => null,
        };
    }

    private IReadOnlyList<Knowledge.Mitigations.Mitigation> ScriptsOf(PendingChange pending) => pending.Action == PendingChange.Apply ? [.. Named(pending.Ids).Where(m => m.Recipe.Script is not null)] : [];

    private ServerObservations Observations()
    {
        var declared = new Dictionary<string, string>(_observed.Declared, StringComparer.OrdinalIgnoreCase);
        foreach (var mitigation in _knowledge.Mitigations)
        {
            // The vendor's script leaves a list of commands that take its change back, named after the CVE.
            if (mitigation.Cves.Select(c => $@"C:\Windows\System32\inetsrv\config\IISManagementRestoreCmdlets-{c}.json").FirstOrDefault(Root.Exists) is { } restore)
            {
                declared.TryAdd(mitigation.Id, restore);
            }
        }

        foreach (var applied in Journal.Read()?.Applied ?? [])
        {
            declared[applied.Id] = Messages.Declared(applied.At, hasFiles: applied.Files.Count > 0, isSealed: applied.Package is not null);
        }

        return _observed with { Declared = declared, FileExists = path => Root.Exists(path) };
    }
}
