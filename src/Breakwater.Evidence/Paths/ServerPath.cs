using System.Runtime.InteropServices;

namespace Breakwater.Evidence.Paths;

/// <summary>Turns a collector's spelling of a path into the server's (evidence-sources 1.3). Pure text: it refuses nothing and touches no file system.</summary>
internal static class ServerPath
{
    private const int MaxPrefixDepth = 12;
    private const int UsualDepth = 16;

    private static readonly string[] Accessors = ["auto", "file", "ntfs", "ntfs_vss", "mft", "lazy_ntfs"];

    /// <param name="levels">Path inside each archive, outermost first; the last one is the file's own.</param>
    public static string Normalise(IReadOnlyList<string> levels)
    {
        List<string> segments = [];
        for (var i = levels.Count - 1; i >= 0; i--)
        {
            var below = segments;
            segments = Split(levels[i], isArchive: i < levels.Count - 1);
            segments.AddRange(below);
            if (TryAnchor(segments, out var anchored))
            {
                return anchored;
            }
        }

        return string.Join('/', segments);
    }

    /// <summary>
    /// What a given path says about the place on the server: <c>C:\</c>, a folder called <c>C</c>, a path below <c>inetpub</c>, a folder named after a
    /// source. Empty when it is only somewhere on the analyst's machine.
    /// </summary>
    public static string PlaceOfInput(string fullPath)
    {
        var segments = Split(fullPath, isArchive: false);
        if (segments.Count == 0)
        {
            return "";
        }

        var leaf = segments[^1];
        if (IsLoneLetter(leaf))
        {
            return leaf;
        }

        if (TryDrive(leaf, out _))
        {
            return leaf;
        }

        var root = PlaceNames.IndexOfServerRoot(segments);
        var stem = WithoutArchiveExtension(leaf);
        return root >= 0 ? string.Join('/', segments.Skip(root)) : SourceFolders.Suggest(stem + "/x") is not null || Recognition.WebPlaces.IsWebRoot(stem + "/x") ? stem : "";
    }

    private static List<string> Split(string path, bool isArchive)
    {
        var segments = new List<string>(UsualDepth);
        foreach (var part in path.AsSpan().SplitAny('/', '\\'))
        {
            if (path.AsSpan(part) is not ("" or "." or ".."))
            {
                segments.Add(path[part]);
            }
        }

        // A case's m.zip is no drive M; only C is taken for one, which nobody numbers cases with.
        if (isArchive && segments.Count > 0)
        {
            var stem = WithoutArchiveExtension(segments[^1]);
            segments[^1] = IsLoneLetter(stem) && stem is not ("C" or "c") ? stem + "!" : stem;
        }

        return segments;
    }

    public static string WithoutArchiveExtension(string name)
    {
        foreach (var extension in (ReadOnlySpan<string>)[".tar.gz", ".tgz", ".tar", ".zip", ".7z", ".gz"])
        {
            if (name.Length > extension.Length && name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            {
                return name[..^extension.Length];
            }
        }

        return name;
    }

    private static bool TryAnchor(List<string> segments, out string path)
    {
        path = "";
        var root = PlaceNames.IndexOfRoot(segments);
        var head = Math.Min(root < 0 ? segments.Count - 1 : root, MaxPrefixDepth);
        for (var i = 0; i < head; i++)
        {
            if (TryEscapedDevice(segments[i], out var device))
            {
                path = JoinDecoded(device, segments.Skip(i + 1));
                return true;
            }

            if (TryDrive(segments[i], out var letter))
            {
                path = Join(letter, segments, i + 1);
                return true;
            }
        }

        // Where a Windows folder follows, the letter next to it is the drive; else the first one must do.
        var lone = head <= 0 ? -1 : root >= 0 ? segments.FindLastIndex(head - 1, IsLoneLetter) : segments.FindIndex(0, head, IsLoneLetter);
        if (lone >= 0)
        {
            path = Join(segments[lone][0], segments, lone + 1);
            return true;
        }

        if (root >= 0)
        {
            path = IsEscaping(segments, root) ? JoinDecoded(null, segments.Skip(root)) : Join(null, segments, root);
            return true;
        }

        return false;
    }

    /// <summary><c>C%3A</c>, <c>%5C%5C.%5CC%3A</c>, or a shadow copy's device, whose drive is not known.</summary>
    private static bool TryEscapedDevice(string segment, out char? drive)
    {
        drive = null;
        if (!segment.Contains("%3A", StringComparison.OrdinalIgnoreCase) && !segment.StartsWith("%5C%5C", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var device = PercentEscapes.DecodeOnce(segment);
        var name = device[(device.LastIndexOf('\\') + 1)..];
        drive = TryDrive(name, out var letter) ? letter : null;
        return drive is not null || device.StartsWith(@"\\", StringComparison.Ordinal);
    }

    /// <summary>Other escapes occur only below Velociraptor's own folders; in a plain copy <c>%20</c> is part of the name.</summary>
    private static bool IsEscaping(List<string> segments, int end)
    {
        var uploads = segments.FindIndex(0, end, s => s.Equals("uploads", StringComparison.OrdinalIgnoreCase));
        return uploads >= 0 && uploads + 1 < end && Accessors.Contains(segments[uploads + 1], StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>A and B name floppy disks on a server, and folders of a case on the analyst's machine.</summary>
    private static bool IsLoneLetter(string segment) => segment.Length == 1 && char.ToUpperInvariant(segment[0]) is >= 'C' and <= 'Z';

    /// <summary><c>C:</c>, and <c>C$</c> as the name of an administrative share.</summary>
    private static bool TryDrive(string segment, out char letter)
    {
        letter = segment.Length > 0 ? segment[0] : '\0';
        return segment.Length == 2 && char.IsAsciiLetter(letter) && segment[1] is ':' or '$';
    }

    private static string Join(char? drive, List<string> segments, int from)
    {
        var parts = CollectionsMarshal.AsSpan(segments)[from..];
        return drive is { } letter ? string.Join('/', (ReadOnlySpan<string?>)[$"{char.ToUpperInvariant(letter)}:", .. parts]) : string.Join('/', parts!);
    }

    /// <summary>A decoded name may hold separators or dots of its own; they must not become folders that lead upwards.</summary>
    private static string JoinDecoded(char? drive, IEnumerable<string> segments) =>
        Join(drive, [.. segments.SelectMany(s => Split(PercentEscapes.DecodeOnce(s), isArchive: false))], 0);
}
