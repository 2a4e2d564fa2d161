namespace Breakwater.Mitigation.Editing;

/// <summary>Choices that a mitigation leaves to the administrator.</summary>
/// <param name="BackEndEwsAddresses">Addresses of all Exchange servers: the back end's EWS is then limited to them instead of getting Extended Protection; empty for none.</param>
public sealed record EditOptions(IReadOnlyList<string> BackEndEwsAddresses)
{
    public static EditOptions None { get; } = new([]);
}
