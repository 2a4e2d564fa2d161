namespace Breakwater.Detection.WebFiles;

/// <summary>One file of a web folder as the detector needs it.</summary>
public sealed record WebFile
{
    /// <summary>Files up to this size are examined whole.</summary>
    public const int MaxWholeBytes = 2 * 1024 * 1024;

    /// <summary>Of a larger file the first and the last bytes of this number are examined.</summary>
    public const int WindowBytes = 1024 * 1024;

    /// <summary>Place on the server with forward slashes, for example <c>C:/inetpub/wwwroot/aspnet_client/x.aspx</c>.</summary>
    public required string Path { get; init; }

    public required long LengthBytes { get; init; }

    /// <summary>Lower-case hex of the whole file; null when it could not be read to its end.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The whole content, or the first window of a larger file.</summary>
    public required ReadOnlyMemory<byte> Head { get; init; }

    /// <summary>The last window of a larger file; else empty.</summary>
    public ReadOnlyMemory<byte> Tail { get; init; }
}
