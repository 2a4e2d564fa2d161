namespace Breakwater.Evidence.Recognition;

/// <summary>Where a file lay on the server.</summary>
/// <param name="Path">The whole path.</param>
/// <param name="Name">Its last part.</param>
/// <param name="IsInWebRoot"><see cref="WebPlaces.IsWebRoot"/> of the path: asked often, worked out once.</param>
internal readonly record struct FilePlace(string Path, string Name, bool IsInWebRoot);
