namespace Breakwater.Judgement.FileTimes;

/// <summary>What the evidence says of the time of one web file; UTC as far as the evidence knows.</summary>
/// <param name="Path">Where the file lay on the server.</param>
/// <param name="Modified">When its content was last changed.</param>
/// <param name="Created">When it came to this place; null where the evidence does not say.</param>
/// <param name="IsStated">A manifest or a saved listing states the times as they were on the server. Else they are those of the copy that was handed in.</param>
public sealed record WebFileTime(string Path, DateTime? Modified, DateTime? Created, bool IsStated)
{
    /// <summary>The times are in the server's own time, and nothing says how far that was from UTC.</summary>
    public bool IsLocal { get; init; }
}
