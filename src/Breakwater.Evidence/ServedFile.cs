namespace Breakwater.Evidence;

/// <summary>A picture, style sheet or the like in a web folder: nothing reads it, but its time shows the habit of the folder.</summary>
/// <param name="Path">Place on the server, as of an artefact.</param>
/// <param name="OriginalPath">Place in what was handed in.</param>
/// <param name="Modified">As the folder or archive has it.</param>
public sealed record ServedFile(string Path, string OriginalPath, DateTime Modified);
