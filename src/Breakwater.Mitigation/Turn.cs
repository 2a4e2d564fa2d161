namespace Breakwater.Mitigation;

/// <summary>Only one apply or rollback at a time.</summary>
internal sealed class Turn : IDisposable
{
    /// <summary>What the systems answer where another program holds the file: ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION of Windows, EAGAIN of Linux.</summary>
    private static readonly int[] Held = [32, 33, 11];

    private readonly FileStream _lock;

    private Turn(FileStream stream) => _lock = stream;

    /// <summary>Null with the reason when another run has the turn, or the folder cannot be written.</summary>
    public static Turn? TryTake(string folder, out string? problem)
    {
        var path = Path.Combine(folder, "journal.lock");
        try
        {
            Directory.CreateDirectory(folder);
            problem = null;
            return new Turn(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = Array.IndexOf(Held, e.HResult & 0xFFFF) >= 0 ? Messages.Busy(folder) : Messages.Unwritable(path, e.Message);
            return null;
        }
    }

    public void Dispose() => _lock.Dispose();
}
