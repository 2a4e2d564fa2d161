namespace Breakwater.Model;

/// <summary>Something in the evidence that was not read, or not wholly.</summary>
/// <param name="Path">Path inside the evidence.</param>
/// <param name="Reason">What was expected, what was found, what was skipped.</param>
/// <param name="Bytes">Bytes not read; null when unknown.</param>
public sealed record UnreadItem(string Path, string Reason, long? Bytes)
{
    /// <summary>Normalised path of the log that it claims to be, without a further ending; null where it claims nothing.</summary>
    public string? Log { get; init; }
}
