using System.Xml.Linq;

namespace Breakwater.IisConfig.Files;

/// <summary>One web.config, or a file that a section was moved to.</summary>
/// <param name="Path">Place on the server, as given.</param>
/// <param name="Root">Its elements as far as they could be read; null when there are none.</param>
/// <param name="Problem">Why reading stopped; null when the file is well-formed. IIS refuses a damaged file and answers 500.19.</param>
internal sealed record ConfigurationFile(string Path, XElement? Root, string? Problem);
