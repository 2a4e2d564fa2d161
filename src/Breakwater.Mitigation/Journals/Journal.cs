using Breakwater.Mitigation.Files;

namespace Breakwater.Mitigation.Journals;

/// <summary>
/// The record of what was changed, and the transaction that changes it: the journal is written and flushed first, then each file is replaced, then the journal is closed.
/// Whatever happens in between, the journal tells what each file was and shall be.
/// </summary>
internal sealed class Journal(string folder, Action<string> checkpoint)
{
    public string Path => System.IO.Path.Combine(folder, "journal.json");

    public string Folder => folder;

    /// <summary>Null when there is a journal that cannot be used.</summary>
    public JournalState? Read() => File.Exists(Path) ? JournalJson.TryRead(File.ReadAllBytes(Path)) : JournalState.Empty;

    /// <summary>Writes everything or, on a failure to write, puts back what was written. The answer is what failed; null when all is done.</summary>
    /// <param name="root">The server's files.</param>
    /// <param name="state">The journal as it is.</param>
    /// <param name="change">The transaction.</param>
    /// <param name="scripted">Mitigations whose scripts are written beside the journal.</param>
    /// <param name="history">What the journal notes; null where only scripts are written again.</param>
    public string? Commit(ServerRoot root, JournalState state, PendingChange change, IReadOnlyList<Knowledge.Mitigations.Mitigation> scripted, string? history)
    {
        try
        {
            Directory.CreateDirectory(folder);
            if (history is not null)
            {
                Save(state with { Pending = change });
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            TryTidy();
            return Messages.Unwritable(Path, e.Message);
        }

        try
        {
            foreach (var write in change.Writes)
            {
                Write(root, write.Path, write.Before, write.After);
            }

            ScriptWriter.Write(folder, scripted, checkpoint);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or EditConflictException)
        {
            return PutBack(root, state, change, e.Message);
        }

        return history is null ? null : Close(new JournalState(change.AppliedAfter, [.. state.History, history], null));
    }

    /// <summary>Finishes an interrupted transaction. The answer is what stands in the way; null when it is complete.</summary>
    public string? Repair(ServerRoot root, JournalState state, IReadOnlyList<Knowledge.Mitigations.Mitigation> scripted)
    {
        var change = state.Pending!;
        foreach (var write in change.Writes)
        {
            var path = root.Resolve(write.Path);
            var found = Digest(path);
            if (path is null || (found != FileChange.Digest(write.Before) && found != FileChange.Digest(write.After)))
            {
                return Messages.RepairConflict(write.Path);
            }
        }

        try
        {
            foreach (var write in change.Writes)
            {
                var path = root.Resolve(write.Path)!;
                DurableFile.Tidy(path);
                if (Digest(path) != FileChange.Digest(write.After))
                {
                    Write(root, write.Path, write.Before, write.After);
                }
            }

            ScriptWriter.Write(folder, scripted, checkpoint);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or EditConflictException)
        {
            return Messages.RepairFailed(e.Message);
        }

        return Close(new JournalState(change.AppliedAfter, [.. state.History, $"{change.At:yyyy-MM-dd'T'HH:mm:ss'Z'} {change.Action} {string.Join(' ', change.Ids)}, completed after an interruption"], null));
    }

    /// <summary>Everything is written; where this fails, the journal still says that it is not finished, and the next run finishes it.</summary>
    private string? Close(JournalState state)
    {
        try
        {
            Save(state);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Messages.NotClosed(Path, e.Message);
        }
    }

    private string PutBack(ServerRoot root, JournalState state, PendingChange change, string why)
    {
        if (Undo(root, change) is { } problem)
        {
            return problem;
        }

        return Close(state) ?? Messages.UndoneAfterFailure(why);
    }

    private void TryTidy()
    {
        try
        {
            DurableFile.Tidy(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A rest beside the journal harms nothing; the next run writes over it.
        }
    }

    private void Write(ServerRoot root, string windowsPath, byte[]? expected, byte[]? content)
    {
        var path = root.Resolve(windowsPath) ?? throw new EditConflictException(Messages.Unreachable(windowsPath));
        var found = Digest(path);
        if (found != FileChange.Digest(expected))
        {
            throw new EditConflictException(Messages.Changed(windowsPath, FileChange.Digest(expected), found));
        }

        DurableFile.Replace(path, content, checkpoint);
    }

    private string? Undo(ServerRoot root, PendingChange change)
    {
        foreach (var write in change.Writes)
        {
            var path = root.Resolve(write.Path);
            try
            {
                if (path is not null && Digest(path) == FileChange.Digest(write.After) && Digest(path) != FileChange.Digest(write.Before))
                {
                    DurableFile.Replace(path, write.Before, checkpoint);
                }

                if (path is not null)
                {
                    DurableFile.Tidy(path);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return Messages.Unwritable(write.Path, e.Message);
            }
        }

        return null;
    }

    private void Save(JournalState state) => DurableFile.Replace(Path, JournalJson.Write(state), checkpoint);

    private static string Digest(string? path) => FileChange.Digest(path is not null && File.Exists(path) ? File.ReadAllBytes(path) : null);
}
