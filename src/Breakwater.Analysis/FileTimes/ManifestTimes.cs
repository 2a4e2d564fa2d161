using System.Globalization;
using System.Text.Json;

namespace Breakwater.Analysis.FileTimes;

/// <summary>Reads the files' times out of a package's manifest as it streams by: the list of a large server does not fit into one piece of memory.</summary>
internal static class ManifestTimes
{
    /// <summary>A single name or text of more than this is no manifest of ours; reading ends there.</summary>
    private const int MaxBufferBytes = 1 << 18;

    private const int EntryDepth = 3;

    /// <summary>Times by the name of the entry in the package. What breaks off or is no manifest gives what came before.</summary>
    public static IReadOnlyDictionary<string, (DateTime? Created, DateTime? Modified)> Read(Stream manifest)
    {
        var times = new Dictionary<string, (DateTime?, DateTime?)>(StringComparer.Ordinal);
        var buffer = new byte[1 << 16];
        var (kept, state, entry) = (0, new JsonReaderState(), new Entry());
        try
        {
            while (true)
            {
                var count = manifest.ReadAtLeast(buffer.AsSpan(kept), 1, throwOnEndOfStream: false);
                var json = new Utf8JsonReader(buffer.AsSpan(0, kept + count), isFinalBlock: count == 0, state);
                while (json.Read())
                {
                    entry.Take(ref json, times);
                }

                if (count == 0)
                {
                    return times;
                }

                var used = (int)json.BytesConsumed;
                buffer.AsSpan(used, kept + count - used).CopyTo(buffer);
                (kept, state) = (kept + count - used, json.CurrentState);
                if (kept == buffer.Length)
                {
                    if (buffer.Length >= MaxBufferBytes)
                    {
                        return times;
                    }

                    Array.Resize(ref buffer, buffer.Length * 2);
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return times;
        }
    }

    /// <summary>One object of the list of files while it is read.</summary>
    private sealed class Entry
    {
        private string? _list;
        private string? _property;
        private string? _name;
        private DateTime? _created;
        private DateTime? _modified;

        public void Take(ref Utf8JsonReader json, Dictionary<string, (DateTime?, DateTime?)> times)
        {
            switch (json.TokenType)
            {
                case JsonTokenType.PropertyName when json.CurrentDepth == 1:
                    _list = json.GetString();
                    break;
                case JsonTokenType.PropertyName when json.CurrentDepth == EntryDepth:
                    _property = json.GetString();
                    break;
                case JsonTokenType.String when json.CurrentDepth == EntryDepth && _list == "files":
                    TakeValue(json.GetString() ?? "");
                    break;
                case JsonTokenType.EndObject when json.CurrentDepth == EntryDepth - 1 && _name is not null:
                    times[_name] = (_created, _modified);
                    (_name, _created, _modified) = (null, null, null);
                    break;
            }
        }

        private void TakeValue(string value)
        {
            switch (_property)
            {
                case "entry":
                    _name = value;
                    break;
                case "created":
                    _created = Time(value);
                    break;
                case "modified":
                    _modified = Time(value);
                    break;
            }
        }

        private static DateTime? Time(string value) =>
            DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
    }
}
