using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Breakwater.Cli.Mitigate;

/// <summary>The sealed package that has to exist before anything is changed.</summary>
internal static class SealedPackage
{
    private const long LargestManifest = 256L << 20;

    /// <summary>Names the package by file and digest of its manifest; the answer is why it cannot serve, null when it can.</summary>
    public static string? Name(FileInfo file, out string? name)
    {
        name = null;
        try
        {
            using var zip = ZipFile.OpenRead(file.FullName);
            if (zip.GetEntry("manifest.json") is not { } entry || entry.Length > LargestManifest)
            {
                return Refused(file, "expected a package of breakwater collect, found no manifest.json");
            }

            using var stream = entry.Open();
            using var content = new MemoryStream();
            stream.CopyTo(content);
            using var manifest = JsonDocument.Parse(content.GetBuffer().AsMemory(0, (int)content.Length));
            if (manifest.RootElement.ValueKind != JsonValueKind.Object || !manifest.RootElement.TryGetProperty("schema", out var schema) || schema.GetString()?.StartsWith("breakwater.", StringComparison.Ordinal) != true)
            {
                return Refused(file, "its manifest.json is not one of breakwater collect");
            }

            name = $"{file.Name} manifest {Convert.ToHexStringLower(SHA256.HashData(content.GetBuffer().AsSpan(0, (int)content.Length)))}";
            return null;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or JsonException or UnauthorizedAccessException or InvalidOperationException)
        {
            return Refused(file, e.Message);
        }
    }

    private static string Refused(FileInfo file, string why) => $"MITI024 {file.FullName}: {why}; nothing was changed";
}
