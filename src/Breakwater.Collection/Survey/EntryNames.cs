using System.Globalization;
using System.Text;

namespace Breakwater.Collection.Survey;

/// <summary>Names in the package: the server's path with forward slashes, made harmless for whoever unpacks it, unique ignoring case.</summary>
internal sealed class EntryNames
{
    /// <summary>A zip entry's name has at most 65,535 bytes; Windows paths end at half of that.</summary>
    private const int MaxCharacters = 4000;

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase) { Packages.Manifest.EntryName };

    public string Unique(string path)
    {
        var name = Harmless(path);
        var unique = name;
        for (var i = 2; !_taken.Add(unique); i++)
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{name}~{i}");
        }

        return unique;
    }

    /// <summary>Control characters, back-slashes, colons and broken surrogates can be in names of a mounted volume; as <c>%XX</c> they say what they were and do nothing. The manifest has the true name.</summary>
    private static string Harmless(string path)
    {
        var name = new StringBuilder(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            if (i + 1 < path.Length && char.IsSurrogatePair(path[i], path[i + 1]))
            {
                name.Append(path, i++, 2);
            }
            else if (char.IsControl(path[i]) || path[i] is '\\' or ':' || char.IsSurrogate(path[i]))
            {
                name.Append(CultureInfo.InvariantCulture, $"%{(int)path[i]:X2}");
            }
            else
            {
                name.Append(path[i]);
            }
        }

        return name.Length <= MaxCharacters ? name.ToString() : name.ToString(0, MaxCharacters);
    }
}
