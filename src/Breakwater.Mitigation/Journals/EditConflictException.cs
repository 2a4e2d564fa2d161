namespace Breakwater.Mitigation.Journals;

/// <summary>A file is not what it was when the change was worked out; its message is for the user.</summary>
internal sealed class EditConflictException(string message) : Exception(message);
