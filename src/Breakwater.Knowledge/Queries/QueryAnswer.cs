using System.Text.Json;

namespace Breakwater.Knowledge.Queries;

/// <summary>An answer of <c>kb</c>, as lines for a reader and as JSON for a script.</summary>
public sealed class QueryAnswer
{
    private readonly Action<Utf8JsonWriter> json;

    internal QueryAnswer(bool succeeded, IReadOnlyList<string> lines, Action<Utf8JsonWriter> json)
    {
        Succeeded = succeeded;
        Lines = lines;
        this.json = json;
    }

    /// <summary>For build and cve: found (else exit code 3); for verify: good (else exit code 10).</summary>
    public bool Succeeded { get; }

    public IReadOnlyList<string> Lines { get; }

    /// <summary>Writes one JSON object.</summary>
    public void WriteJson(Utf8JsonWriter writer) => json(writer);
}
