using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Breakwater.Collection.Packages;

/// <summary>
/// The list of what is safely in an unfinished package, one JSON object a line. A line is written only after the bytes it speaks of are on the disk, so that after a power
/// failure the journal never promises what is not there; a torn last line is dropped.
/// </summary>
internal sealed class Journal : IDisposable
{
    private const string Schema = "breakwater.collection-journal/1";

    private readonly FileStream _file;
    private readonly string _fingerprint;

    private Journal(FileStream file, string fingerprint) => (_file, _fingerprint) = (file, fingerprint);

    public List<Session> Sessions { get; } = [];

    public List<PackagedFile> Files { get; } = [];

    /// <summary>Opens the journal of an earlier run, or begins one. False when it belongs to another request.</summary>
    public static bool TryOpen(string path, CollectionRequest request, out Journal journal)
    {
        journal = new Journal(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read), Fingerprint(request));
        try
        {
            return journal.Load();
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    public void Append(Session session) => AppendLines([Line(json =>
    {
        json.WritePropertyName("session");
        session.Write(json);
    })]);

    public void Append(IEnumerable<PackagedFile> files) => AppendLines(files.Select(f => Line(json =>
    {
        json.WritePropertyName("file");
        PackagedFileJson.Write(json, f, withPlace: true);
    })));

    /// <summary>Begins the journal anew, for a partial file that holds less than the journal says.</summary>
    public void Rewrite(IEnumerable<PackagedFile> files)
    {
        _file.SetLength(0);
        Begin();
        Sessions.ForEach(Append);
        Append(files);
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Everything by which the content of the package is chosen; another choice is another collection.</summary>
    private static string Fingerprint(CollectionRequest request) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', [Schema, request.ToolVersion, $"{request.BudgetBytes}", $"{request.Minimise}", .. request.Roots.Select(Path.GetFullPath)]))));

    private bool Load()
    {
        var bytes = new byte[_file.Length];
        _file.ReadExactly(bytes);
        var (good, isOurs) = (0, true);
        while (bytes.AsSpan(good).IndexOf((byte)'\n') is >= 0 and var length && TryLoadLine(bytes.AsMemory(good, length), isFirst: good == 0, ref isOurs))
        {
            good += length + 1;
        }

        if (!isOurs)
        {
            return false;
        }

        _file.SetLength(good);
        _file.Position = good;
        if (good == 0)
        {
            Begin();
        }

        return true;
    }

    private void Begin() => AppendLines([Line(json =>
    {
        json.WriteString("schema", Schema);
        json.WriteString("request", _fingerprint);
    })]);

    private bool TryLoadLine(ReadOnlyMemory<byte> line, bool isFirst, ref bool isOurs)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (isFirst)
            {
                isOurs = json.RootElement.GetProperty("request").GetString() == _fingerprint;
                return isOurs;
            }

            if (json.RootElement.TryGetProperty("session", out var session))
            {
                Sessions.Add(Session.Read(session));
            }
            else
            {
                Files.Add(PackagedFileJson.Read(json.RootElement.GetProperty("file")));
            }

            return true;
        }
        catch (Exception e) when (JsonText.IsFault(e))
        {
            return false;
        }
    }

    private static byte[] Line(Action<Utf8JsonWriter> write)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        return line.ToArray();
    }

    private void AppendLines(IEnumerable<byte[]> lines)
    {
        foreach (var line in lines)
        {
            _file.Write(line);
        }

        _file.Flush(flushToDisk: true);
    }
}
