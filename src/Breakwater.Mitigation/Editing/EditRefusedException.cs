namespace Breakwater.Mitigation.Editing;

/// <summary>An edit that cannot be made; its message is for the user.</summary>
internal sealed class EditRefusedException(string message) : Exception(message);
