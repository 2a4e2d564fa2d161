namespace Breakwater.Accuracy.Tests.Evidence;

/// <summary>One client request, from which the rows of several logs are written.</summary>
internal sealed record Request(DateTime Time, string Method, string Stem)
{
    public string Query { get; init; } = "";

    public string User { get; init; } = "";

    public string Client { get; init; } = "203.0.113.200";

    public string Agent { get; init; } = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:86.0) Gecko/20100101 Firefox/86.0";

    public int Status { get; init; } = 200;

    public int? BackEndStatus { get; init; }

    public string Anchor { get; init; } = "";

    public string Hint { get; init; } = "";

    public string Cookie { get; init; } = "";

    public string Errors { get; init; } = "";

    public int Bytes { get; init; } = 611;
}
