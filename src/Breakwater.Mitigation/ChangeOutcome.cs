namespace Breakwater.Mitigation;

/// <summary>What an apply or rollback came to.</summary>
/// <param name="Done">False when it was refused; then nothing was changed.</param>
/// <param name="Messages">What to tell, in order.</param>
/// <param name="Files">Places on the server that were, or with a dry run would be, changed.</param>
/// <param name="Scripts">PowerShell scripts that have to be run on the live server, with what for.</param>
public sealed record ChangeOutcome(bool Done, IReadOnlyList<string> Messages, IReadOnlyList<string> Files, IReadOnlyList<string> Scripts)
{
    internal static ChangeOutcome Refused(params IEnumerable<string> messages) => new(false, [.. messages], [], []);
}
