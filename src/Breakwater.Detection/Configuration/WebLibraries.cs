using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using Breakwater.Detection.WebFiles;

namespace Breakwater.Detection.Configuration;

/// <summary>The libraries that Exchange's web applications can load from their own folders, by file name.</summary>
public sealed class WebLibraries
{
    private readonly Dictionary<string, WebLibrary> _byName = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="libraries">In a stated order; of one name the first without signature counts, else the first.</param>
    public WebLibraries(IEnumerable<WebLibrary> libraries)
    {
        ArgumentNullException.ThrowIfNull(libraries);
        foreach (var library in libraries.Where(l => WebPlaces.Of(l.Path) is not (WebPlace.Elsewhere or WebPlace.SiteFolder or WebPlace.Staging) || l.Path.EndsWith("/wwwroot/bin/" + WebPlaces.FileName(l.Path), StringComparison.OrdinalIgnoreCase)))
        {
            var name = WebPlaces.FileName(library.Path);
            if (!_byName.TryGetValue(name, out var known) || (known.IsSigned && !library.IsSigned))
            {
                _byName[name] = library;
            }
        }
    }

    /// <summary>Looks at the headers of a library; what has none bears no signature either.</summary>
    public static WebLibrary Read(string path, ReadOnlyMemory<byte> head)
    {
        try
        {
            // A folder of Exchange holds hundreds of libraries: looked at where they lie.
            var bytes = MemoryMarshal.TryGetArray(head, out var lent) ? lent : head.ToArray();
            using var stream = new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false);
            return new WebLibrary(path, new PEHeaders(stream).PEHeader?.CertificateTableDirectory is { RelativeVirtualAddress: > 0, Size: > 0 });
        }
        catch (Exception e) when (e is BadImageFormatException or InvalidOperationException or ArgumentException or OverflowException or IOException)
        {
            return new WebLibrary(path, IsSigned: false);
        }
    }

    internal WebLibrary? Find(string assembly) => assembly.Length == 0 ? null : _byName.GetValueOrDefault(assembly + ".dll");
}
