namespace Breakwater.Detection.Configuration;

/// <summary>A virtual directory of the web server's configuration.</summary>
/// <param name="Site">Name of the site.</param>
/// <param name="Address">Its address below the site, application and virtual path joined, for example <c>/owa/auth/x</c>.</param>
/// <param name="PhysicalPath">The folder as configured, environment variables not resolved.</param>
public sealed record SiteDirectory(string Site, string Address, string PhysicalPath);
