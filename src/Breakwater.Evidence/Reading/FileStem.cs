using System.Text.RegularExpressions;

namespace Breakwater.Evidence.Reading;

/// <summary>The name a file had before it was copied into one folder with others of the same name.</summary>
internal static partial class FileStem
{
    public static string Of(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var stem = Path.GetFileNameWithoutExtension(name);
        return CopyMark().Replace(stem, "").ToUpperInvariant();
    }

    /// <summary><c>x (1)</c>, <c>x_1</c>, <c>x - Copy</c>, <c>x - Copy (2)</c>. One or two digits only: more belong to the name.</summary>
    [GeneratedRegex(@"( - Copy)?( ?\(\d{1,2}\))?$|_\d{1,2}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex CopyMark();
}
