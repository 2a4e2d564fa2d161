using System.IO.Compression;
using System.Security.Cryptography;
using Breakwater.Model;

namespace Breakwater.KnowledgeCompiler.Reading;

/// <summary>Lists the program's own files that look like evidence, so that it knows them again where they lie within evidence.</summary>
internal static class OwnFileReader
{
    private static readonly string[] Folders = ["rules", "samples", "tests/data"];

    public static IReadOnlyList<OwnFile> Read(string tree) =>
        [.. Folders.Select(f => Path.Combine(tree, f)).Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories))
            .Select(f => Of(Path.GetRelativePath(tree, f).Replace('\\', '/'), f)).OrderBy(f => f.Path, StringComparer.Ordinal)];

    private static OwnFile Of(string path, string file)
    {
        var bytes = File.ReadAllBytes(file);

        // The evidence reader opens a lone .gz, so the bytes in it are what has to be known.
        if (path.EndsWith(".gz", StringComparison.Ordinal))
        {
            using var packed = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            using var unpacked = new MemoryStream();
            packed.CopyTo(unpacked);
            bytes = unpacked.ToArray();
        }

        return new OwnFile(path, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }
}
