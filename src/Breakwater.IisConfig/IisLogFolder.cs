namespace Breakwater.IisConfig;

/// <summary>Where the log files of one site lie.</summary>
/// <param name="Kind">What the site is for Exchange.</param>
/// <param name="SiteId">Site id, which names the folder.</param>
/// <param name="SiteName">Name of the site.</param>
/// <param name="Folder">For example <c>E:\Logs\W3SVC1</c>; with central logging <c>W3SVC</c>.</param>
/// <param name="Enabled">False when the site writes no log.</param>
/// <param name="Format">W3C is readable; a binary or NCSA log is not.</param>
public sealed record IisLogFolder(IisSiteKind Kind, long SiteId, string SiteName, string Folder, bool Enabled, string Format);
