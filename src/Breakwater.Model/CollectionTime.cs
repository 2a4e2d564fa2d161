namespace Breakwater.Model;

/// <summary>When the evidence was taken from the server.</summary>
/// <param name="Time">UTC.</param>
/// <param name="Basis">What says so, in words.</param>
public sealed record CollectionTime(DateTime Time, string Basis);
