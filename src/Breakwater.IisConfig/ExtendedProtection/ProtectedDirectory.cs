namespace Breakwater.IisConfig.ExtendedProtection;

/// <summary>One virtual directory under the check.</summary>
/// <param name="Site">Name of the site.</param>
/// <param name="VirtualDirectory">Path below the site.</param>
/// <param name="Expected">What the product's own script sets.</param>
/// <param name="Actual">What is in effect after inheritance.</param>
/// <param name="SslFlags">In effect after inheritance; empty when SSL is not required.</param>
/// <param name="RestrictedByAddress">The accepted substitute on the back end's EWS.</param>
public sealed record ProtectedDirectory(string Site, string VirtualDirectory, TokenChecking Expected, TokenChecking Actual, string SslFlags, bool RestrictedByAddress)
{
    public bool Satisfied => Actual >= Expected || RestrictedByAddress;

    /// <summary>Stricter than the product supports: safe, but clients may fail.</summary>
    public bool Stricter => Actual > Expected;
}
