using Breakwater.Mitigation.Editing;
using Breakwater.Mitigation.Files;
using Breakwater.Mitigation.Journals;

namespace Breakwater.Mitigation;

/// <summary>
/// Takes mitigations back out of the files. Later mitigations in the same files are taken out first and put in again afterwards, so that each leaves exactly what it found;
/// what others changed since stays, and where they changed the same text nothing is written.
/// </summary>
internal sealed class Rollbacker(MitigationServer server, bool dryRun, DateTime now)
{
    public ChangeOutcome Run(IReadOnlyList<string> ids) =>
        ChangeFrame.Run(server, dryRun, (state, dry) => server.Unknown(ids) is { Count: > 0 } unknown ? ChangeOutcome.Refused(unknown) : Work(state, ids, dry));

    private ChangeOutcome Work(JournalState state, IReadOnlyList<string> ids, bool dry)
    {
        var wanted = state.Applied.Where(a => ids.Count == 0 || ids.Contains(a.Id, StringComparer.OrdinalIgnoreCase)).ToList();
        if (ids.Where(i => !wanted.Exists(w => w.Id.Equals(i, StringComparison.OrdinalIgnoreCase))).Select(Messages.NotApplied).ToList() is { Count: > 0 } missing)
        {
            return ChangeOutcome.Refused(missing);
        }

        var unwound = Unwound(state.Applied, wanted);
        var files = new ServerFiles(server.Root);
        foreach (var change in Enumerable.Reverse(unwound).SelectMany(a => a.Files.Reverse()))
        {
            if (Undo(files, change) is { } conflict)
            {
                return ChangeOutcome.Refused(conflict);
            }
        }

        List<AppliedMitigation> again = [];
        foreach (var mitigation in unwound.Where(u => !wanted.Contains(u)))
        {
            if (Redo(files, mitigation, again) is { } problem)
            {
                return ChangeOutcome.Refused(problem);
            }
        }

        return Write(state, files, wanted, [.. state.Applied.Where(a => !unwound.Contains(a)), .. again], dry);
    }

    /// <summary>Those wanted, and every later one that changed a file after one of them.</summary>
    private static List<AppliedMitigation> Unwound(IReadOnlyList<AppliedMitigation> applied, List<AppliedMitigation> wanted)
    {
        List<AppliedMitigation> unwound = [];
        foreach (var one in applied)
        {
            if (wanted.Contains(one) || unwound.Exists(u => u.Files.Any(f => one.Files.Any(o => o.Path.Equals(f.Path, StringComparison.OrdinalIgnoreCase)))))
            {
                unwound.Add(one);
            }
        }

        return unwound;
    }

    private static string? Undo(ServerFiles files, FileChange change)
    {
        var current = files.Content(change.Path);
        if (Same(current, change.Before))
        {
            return null;
        }

        if (Same(current, change.After))
        {
            files.Change(change.Path, change.Before);
            return null;
        }

        // A file that we made and others have written to since stays, without our part.
        if (current is null || change.After is null || EncodedText.TryRead(current) is not { } now || EncodedText.TryRead(change.After) is not { } written
            || EncodedText.TryRead(change.Before ?? RecipeEditor.NewConfiguration) is not { } before)
        {
            return Messages.Conflict(change.Path, 0, current is null ? "no file" : "text of another encoding");
        }

        if (TextMerge.Of(written.Text, before.Text, now.Text, out var at) is not { } merged)
        {
            return Messages.Conflict(change.Path, at < 0 ? 0 : now.Text.AsSpan(0, at).Count('\n') + 1, at < 0 ? "too many changes" : Excerpt(now.Text, at));
        }

        files.Change(change.Path, (now with { Text = merged }).ToBytes());
        return null;
    }

    private static bool Same(byte[]? a, byte[]? b) => a is null ? b is null : b is not null && a.AsSpan().SequenceEqual(b);

    private static string Excerpt(string text, int at) => new([.. text.AsSpan(at, Math.Min(60, text.Length - at)).ToArray().Select(c => char.IsControl(c) ? ' ' : c)]);

    private string? Redo(ServerFiles files, AppliedMitigation mitigation, List<AppliedMitigation> again)
    {
        var before = mitigation.Files.ToDictionary(f => f.Path, f => files.Content(f.Path), StringComparer.OrdinalIgnoreCase);
        var recipe = server.Named([mitigation.Id]).Single().Recipe;
        if (new RecipeEditor(files, new EditOptions(mitigation.Addresses)).Apply(mitigation.Id, recipe) is { } problem)
        {
            return problem;
        }

        again.Add(mitigation with { Files = [.. mitigation.Files.Select(f => new FileChange(f.Path, before[f.Path], files.Content(f.Path)))] });
        return null;
    }

    private ChangeOutcome Write(JournalState state, ServerFiles files, List<AppliedMitigation> wanted, IReadOnlyList<AppliedMitigation> after, bool dry)
    {
        var writes = files.Differences();
        string[] scripts = [.. wanted.Select(w => Path.Combine(server.JournalFolder, "scripts", w.Id, "undo.ps1")).Where(File.Exists).Select(s => $"{s} (run it on the server)")];
        if (!dry && wanted.Count > 0)
        {
            string[] ids = [.. wanted.Select(w => w.Id)];
            if (server.Journal.Commit(server.Root, state, new PendingChange(PendingChange.Rollback, ids, now, writes, after), [], $"{now:yyyy-MM-dd'T'HH:mm:ss'Z'} rollback {string.Join(' ', ids)}") is { } problem)
            {
                return ChangeOutcome.Refused(problem);
            }
        }

        return new ChangeOutcome(true, [Messages.NotACure], [.. writes.Select(w => w.Path)], scripts);
    }
}
