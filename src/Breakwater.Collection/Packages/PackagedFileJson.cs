using System.Text.Json;
using Breakwater.Collection.Zip;

namespace Breakwater.Collection.Packages;

/// <summary>A packaged file as JSON. The manifest and the journal share it; the journal adds where in the package the entry lies.</summary>
internal static class PackagedFileJson
{
    public static void Write(Utf8JsonWriter json, PackagedFile file, bool withPlace)
    {
        json.WriteStartObject();
        json.WriteString("entry", file.Entry.Name);
        json.WriteString("source", JsonText.Clean(file.Source));
        json.WriteString("kind", file.Kind);
        json.WriteNumber("bytes", file.Entry.Bytes);
        json.WriteString("sha256", file.Sha256);
        json.WriteNumber("packedBytes", file.Entry.PackedBytes);
        json.WriteString("packedSha256", file.PackedSha256);
        json.WriteString("created", JsonText.Time(file.CreatedUtc));
        json.WriteString("modified", JsonText.Time(file.ModifiedUtc));
        json.WriteString("read", JsonText.Time(file.ReadUtc));
        if (file.Change is { } change)
        {
            json.WriteStartObject("changedWhileRead");
            json.WriteNumber("bytesBefore", change.BytesBefore);
            json.WriteNumber("bytesAfter", change.BytesAfter);
            json.WriteString("modifiedBefore", JsonText.Time(change.ModifiedBeforeUtc));
            json.WriteString("modifiedAfter", JsonText.Time(change.ModifiedAfterUtc));
            json.WriteEndObject();
        }

        if (file.Masked is { } masked)
        {
            json.WriteStartObject("masked");
            json.WriteNumber("sourceBytes", masked.Bytes);
            json.WriteString("sourceSha256", masked.Sha256);
            json.WriteNumber("cells", masked.MaskedCells);
            json.WriteNumber("droppedRows", masked.DroppedRows);
            json.WriteEndObject();
        }

        if (withPlace)
        {
            json.WriteNumber("offset", file.Entry.Offset);
            json.WriteNumber("checksum", file.Entry.Checksum);
            json.WriteBoolean("deflated", file.Entry.Deflated);
            json.WriteBoolean("large", file.Entry.IsLarge);
        }

        json.WriteEndObject();
    }

    /// <summary>Reads what <see cref="Write"/> wrote; the place is zero where it was not written. Throws what the JSON reader throws on anything else.</summary>
    public static PackagedFile Read(JsonElement json)
    {
        var hasPlace = json.TryGetProperty("offset", out var offset);
        return new PackagedFile
        {
            Source = json.GetProperty("source").GetString()!,
            Kind = json.GetProperty("kind").GetString()!,
            Sha256 = json.GetProperty("sha256").GetString()!,
            PackedSha256 = json.GetProperty("packedSha256").GetString()!,
            CreatedUtc = JsonText.Time(json.GetProperty("created")),
            ModifiedUtc = JsonText.Time(json.GetProperty("modified")),
            ReadUtc = JsonText.Time(json.GetProperty("read")),
            Change = json.TryGetProperty("changedWhileRead", out var change) ? ReadChange(change) : null,
            Masked = json.TryGetProperty("masked", out var masked) ? ReadMasked(masked) : null,
            Entry = new ZipEntry(
                json.GetProperty("entry").GetString()!,
                JsonText.Time(json.GetProperty("modified")),
                hasPlace && json.GetProperty("deflated").GetBoolean(),
                hasPlace ? json.GetProperty("checksum").GetUInt32() : 0,
                json.GetProperty("packedBytes").GetInt64(),
                json.GetProperty("bytes").GetInt64(),
                hasPlace && json.GetProperty("large").GetBoolean(),
                hasPlace ? offset.GetInt64() : 0),
        };
    }

    private static SourceChange ReadChange(JsonElement json) => new(
        json.GetProperty("bytesBefore").GetInt64(), json.GetProperty("bytesAfter").GetInt64(), JsonText.Time(json.GetProperty("modifiedBefore")), JsonText.Time(json.GetProperty("modifiedAfter")));

    private static MaskedSource ReadMasked(JsonElement json) => new(
        json.GetProperty("sourceBytes").GetInt64(), json.GetProperty("sourceSha256").GetString()!, json.GetProperty("cells").GetInt64(), json.GetProperty("droppedRows").GetInt64());
}
