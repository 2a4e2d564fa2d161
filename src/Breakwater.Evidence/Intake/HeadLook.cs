using Breakwater.Evidence.Reading;

namespace Breakwater.Evidence.Intake;

/// <summary>What a look at a file's place and first bytes told.</summary>
/// <param name="Path">Place on the server.</param>
/// <param name="Kind">What the file is; for <see cref="ArtefactKind.Other"/> nothing else is said.</param>
internal sealed record HeadLook(string Path, ArtefactKind Kind)
{
    public HeadKeys Keys { get; init; }

    public bool HeaderOnly { get; init; }

    public string? SourceHint { get; init; }

    /// <summary>What <see cref="EvidenceOptions.HeadReader"/> made of it.</summary>
    public object? Reading { get; init; }
}
