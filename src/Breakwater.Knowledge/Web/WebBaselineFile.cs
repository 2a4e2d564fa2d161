namespace Breakwater.Knowledge.Web;

/// <summary>A script file that Exchange itself ships.</summary>
/// <param name="Path">Path below the installation folder, lower case, forward slashes.</param>
/// <param name="Variants">Every known content.</param>
public sealed record WebBaselineFile(string Path, IReadOnlyList<WebBaselineVariant> Variants)
{
    /// <summary>True when the content with this hash (hex, any case) was shipped at this path.</summary>
    public bool HasContent(string sha256) => Variants.Any(v => v.Sha256.Equals(sha256, StringComparison.OrdinalIgnoreCase));
}
