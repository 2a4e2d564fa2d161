namespace Breakwater.Evidence.Intake;

/// <summary>
/// A folder only this user can enter, made when first needed and removed on <see cref="Dispose"/> and, as a safety net, when the process ends.
/// File names in it are ours, never an archive's.
/// </summary>
internal sealed class TemporaryFolder(EvidenceOptions options) : IDisposable
{
    private readonly Lock _lock = new();
    private string? _folder;
    private long _bytes;
    private int _files;
    private bool _disposed;

    /// <summary>Copies a stream into a new file; null when the space limit is reached, which leaves nothing behind.</summary>
    public string? Store(Stream source, CancellationToken ct)
    {
        var file = NewFile();
        long written = 0;
        var complete = false;
        try
        {
            using var target = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 17);
            var buffer = new byte[1 << 17];
            for (int count; (count = source.Read(buffer)) > 0;)
            {
                ct.ThrowIfCancellationRequested();
                written += count;
                if (Interlocked.Add(ref _bytes, count) > options.MaxTemporaryBytes)
                {
                    return null;
                }

                target.Write(buffer, 0, count);
            }

            complete = true;
            return file;
        }
        finally
        {
            if (!complete)
            {
                Remove(file, written);
            }
        }
    }

    public void Remove(string file, long bytes)
    {
        File.Delete(file);
        Interlocked.Add(ref _bytes, -bytes);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            if (_folder is null)
            {
                return;
            }

            AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
            RemoveFolder();
        }
    }

    private string NewFile()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_folder is null)
            {
                _folder = Create();
                AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
            }

            return Path.Combine(_folder, "part" + ++_files);
        }
    }

    private string Create()
    {
        if (options.TemporaryRoot is null)
        {
            return Directory.CreateTempSubdirectory("breakwater-").FullName;
        }

        var folder = Path.Combine(options.TemporaryRoot, "breakwater-" + Path.GetRandomFileName());
        return (OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder)
            : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)).FullName;
    }

    private void OnProcessExit(object? sender, EventArgs e) => RemoveFolder();

    private void RemoveFolder()
    {
        try
        {
            Directory.Delete(_folder!, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
        }
        catch (IOException)
        {
            // Another process (a virus scanner) holds a file; nothing of ours may fail because of it.
        }
    }
}
