using System.Text;

namespace Breakwater.TextLogs.Tests;

/// <summary>Passes the lines that hold a text.</summary>
internal sealed class Containing(string text) : ICandidateFilter
{
    private readonly byte[] _text = Encoding.UTF8.GetBytes(text);

    public ICandidateFilter ForAnotherThread() => this;

    public bool IsCandidate(ReadOnlySpan<byte> line) => line.IndexOf(_text) >= 0;

    public int FirstSuspect(ReadOnlySpan<byte> lines) => lines.IndexOf(_text);
}
