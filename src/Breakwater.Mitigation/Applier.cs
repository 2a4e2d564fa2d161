using Breakwater.IisConfig.Verification;
using Breakwater.Mitigation.Editing;
using Breakwater.Mitigation.Files;
using Breakwater.Mitigation.Journals;

namespace Breakwater.Mitigation;

/// <summary>Works out what a set of mitigations changes, tries it in memory, and writes it only if every one of them would be effective.</summary>
internal sealed class Applier(MitigationServer server, ApplyRequest request)
{
    /// <summary>Checks that no file can satisfy: they wait for the script.</summary>
    private static readonly string[] LiveChecks = ["services", "registry", "override"];

    public ChangeOutcome Run() => ChangeFrame.Run(server, request.DryRun, (state, dry) => Refusals() is { Count: > 0 } refusals ? ChangeOutcome.Refused(refusals) : Work(state, dry));

    private List<string> Refusals()
    {
        List<string> refusals = [.. server.Unknown(request.Ids)];
        foreach (var mitigation in server.Named(request.Ids))
        {
            if (mitigation.Recipe.IsEmpty || (!mitigation.Recipe.ChangesFiles && mitigation.Recipe.Script is null))
            {
                refusals.Add(Messages.NotInFiles(mitigation.Id));
            }
            else if (request.Build is { } build)
            {
                refusals.AddRange(BuildRefusals(mitigation, build));
            }
        }

        if (refusals.Count == 0 && request.Package is null && !request.WithoutPackage && !request.DryRun)
        {
            refusals.Add(Messages.NoPackage());
        }

        return refusals;
    }

    private IEnumerable<string> BuildRefusals(Knowledge.Mitigations.Mitigation mitigation, Model.ExchangeBuild build)
    {
        if (server.Knowledge.Identify(build).Line is { } line && mitigation.Lines.Count > 0 && !mitigation.Lines.Contains(line))
        {
            yield return Messages.NotForLine(mitigation.Id, line);
        }

        if (!mitigation.SupportedBy(build))
        {
            yield return Messages.BuildTooOld(mitigation.Id, build.ToString(), string.Join(", ", mitigation.Floors));
        }
    }

    private ChangeOutcome Work(JournalState state, bool dry)
    {
        var files = new ServerFiles(server.Root);
        List<string> messages = [Messages.NotACure];
        List<AppliedMitigation> applied = [];
        List<Knowledge.Mitigations.Mitigation> scripted = [];
        foreach (var mitigation in server.Named(request.Ids))
        {
            if (mitigation.Recipe.ChangesFiles)
            {
                if (WorksInFiles(server.Verify(files, [mitigation.Id])[0]))
                {
                    messages.Add(Messages.AlreadyThere(mitigation.Id));
                }
                else if (Change(files, mitigation, out var change) is { } problem)
                {
                    return ChangeOutcome.Refused(problem);
                }
                else
                {
                    applied.Add(change!);
                }
            }

            if (mitigation.Recipe.Script is not null)
            {
                scripted.Add(mitigation);
            }

            // An entry without files: it says that the script was emitted, and rollback names its twin.
            if (!mitigation.Recipe.ChangesFiles && !state.Applied.Any(a => a.Id == mitigation.Id))
            {
                applied.Add(new AppliedMitigation(mitigation.Id, request.Now, request.Package, [], []));
            }
        }

        return Write(state, files, applied, scripted, messages, dry);
    }

    private string? Change(ServerFiles files, Knowledge.Mitigations.Mitigation mitigation, out AppliedMitigation? change)
    {
        change = null;
        var before = files.Changed.ToDictionary(c => c.Key, c => c.Value, StringComparer.OrdinalIgnoreCase);
        if (new RecipeEditor(files, new EditOptions(request.BackEndEwsAddresses)).Apply(mitigation.Id, mitigation.Recipe) is { } problem)
        {
            return problem;
        }

        var report = server.Verify(files, [mitigation.Id])[0];
        if (!WorksInFiles(report))
        {
            return Messages.NotEffective(mitigation.Id, string.Join("; ", report.Checks.Where(c => c.Passed == false && !LiveChecks.Contains(c.Name)).Select(c => c.Detail).DefaultIfEmpty(report.Evidence).Distinct(StringComparer.Ordinal)));
        }

        change = new AppliedMitigation(mitigation.Id, request.Now, request.Package, request.BackEndEwsAddresses,
            [.. files.Changed.Where(c => !before.TryGetValue(c.Key, out var old) || !ReferenceEquals(old, c.Value)).OrderBy(c => c.Key, StringComparer.OrdinalIgnoreCase)
                .Select(c => new FileChange(c.Key, before.TryGetValue(c.Key, out var old) ? old : files.OnDisk(c.Key), c.Value))]);
        return null;
    }

    private static bool WorksInFiles(MitigationReport report) =>
        report.Present == true && report.State != Model.MitigationState.Outdated && report.Checks.All(c => c.Passed == true || LiveChecks.Contains(c.Name));

    private ChangeOutcome Write(JournalState state, ServerFiles files, List<AppliedMitigation> applied, List<Knowledge.Mitigations.Mitigation> scripted, List<string> messages, bool dry)
    {
        var writes = files.Differences();
        if (dry)
        {
            return new ChangeOutcome(true, messages, [.. writes.Select(w => w.Path)], [.. scripted.Select(s => $"{s.Id} ({s.Recipe.Script!.Shell})")]);
        }

        string[] ids = [.. applied.Select(a => a.Id)];
        var change = new PendingChange(PendingChange.Apply, ids, request.Now, writes, [.. state.Applied, .. applied]);
        var history = $"{request.Now:yyyy-MM-dd'T'HH:mm:ss'Z'} apply {string.Join(' ', ids)}, {(request.Package is { } package ? $"package {package}" : "without a sealed package")}";
        return server.Journal.Commit(server.Root, state, change, scripted, applied.Count > 0 ? history : null) is { } problem ? ChangeOutcome.Refused(problem)
            : new ChangeOutcome(true, messages, [.. writes.Select(w => w.Path)], [.. scripted.Select(s => ScriptWriter.Notice(server.JournalFolder, s))]);
    }
}
