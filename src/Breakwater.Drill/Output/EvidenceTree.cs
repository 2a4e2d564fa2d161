namespace Breakwater.Drill.Output;

/// <summary>Writes files under their collected path, <c>C:\x\y</c> as <c>C/x/y</c>, and counts them.</summary>
internal sealed class EvidenceTree
{
    private readonly string _root;

    public EvidenceTree(string root)
    {
        _root = root;
        Directory.CreateDirectory(root);
    }

    public int Files { get; private set; }

    public long Bytes { get; private set; }

    public void Count(long bytes) => Bytes += bytes;

    /// <summary>Creates a file; whoever writes to the stream reports the length with <see cref="Count"/>.</summary>
    public FileStream Create(string windowsPath)
    {
        var path = Path.Combine(_root, Collected(windowsPath));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Files++;
        return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
    }

    public void WriteBytes(string windowsPath, ReadOnlySpan<byte> content)
    {
        using var stream = Create(windowsPath);
        stream.Write(content);
        Count(content.Length);
    }

    /// <summary>Writes text as UTF-8 with CRLF line ends, as Windows programs do.</summary>
    public void WriteText(string windowsPath, string text, bool byteOrderMark = false)
    {
        var normal = text.ReplaceLineEndings("\r\n");
        var bytes = System.Text.Encoding.UTF8.GetBytes(byteOrderMark ? "\uFEFF" + normal : normal);
        WriteBytes(windowsPath, bytes);
    }

    private static string Collected(string windowsPath) => windowsPath.Replace(":\\", "\\", StringComparison.Ordinal).Replace('\\', '/');
}
