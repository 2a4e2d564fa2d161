using System.IO.Compression;
using System.Text;

namespace Breakwater.Evidence.Tests;

/// <summary>A folder for one test: evidence is made in <see cref="Root"/>, temporary files of the program must stay in <see cref="Temporary"/>.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evidence-test-").FullName;

    public string Root => Directory.CreateDirectory(Path.Combine(_folder, "case")).FullName;

    public string Temporary => Directory.CreateDirectory(Path.Combine(_folder, "temp")).FullName;

    public EvidenceOptions Options => new() { TemporaryRoot = Temporary };

    public string Write(string relative, byte[] content)
    {
        var file = Path.Combine(Root, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
        return file;
    }

    public string Write(string relative, string content) => Write(relative, Encoding.UTF8.GetBytes(content));

    public EvidenceSet Open(params string[] paths) => EvidenceSet.Open(paths, Options, TestContext.Current.CancellationToken);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    public static byte[] Gzip(byte[] content)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return stream.ToArray();
    }

    public static byte[] Tar(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var tar = new System.Formats.Tar.TarWriter(stream, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                tar.WriteEntry(new System.Formats.Tar.PaxTarEntry(System.Formats.Tar.TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
            }
        }

        return stream.ToArray();
    }

    public static byte[] SevenZip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var writer = SharpCompress.Writers.SevenZip.SevenZipWriter.OpenWriter(stream, new() { LeaveStreamOpen = true }))
        {
            foreach (var (name, content) in entries)
            {
                writer.Write(name, new MemoryStream(content), new DateTime(2021, 3, 3));
            }
        }

        return stream.ToArray();
    }

    /// <summary>The bytes of every artefact as its reader sees them, by original path.</summary>
    public static SortedDictionary<string, byte[]> ReadAll(EvidenceSet set, int threads = 2)
    {
        SortedDictionary<string, byte[]> contents = new(StringComparer.Ordinal);
        set.Read(set.Artefacts, threads, (artefact, stream) =>
        {
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            lock (contents)
            {
                contents.Add(artefact.OriginalPath, copy.ToArray());
            }
        }, TestContext.Current.CancellationToken);
        return contents;
    }
}
