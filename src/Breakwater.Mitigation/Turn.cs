namespace Breakwater.Mitigation;

/// <summary>Only one apply or rollback at a time.</summary>
internal sealed class Turn : IDisposable
{
    private readonly FileStream _lock;

    private Turn(FileStream stream) => _lock = stream;

    /// <summary>Null when another run has the turn.</summary>
    public static Turn? TryTake(string folder)
    {
        Directory.CreateDirectory(folder);
        try
        {
            return new Turn(new FileStream(Path.Combine(folder, "journal.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => _lock.Dispose();
}
