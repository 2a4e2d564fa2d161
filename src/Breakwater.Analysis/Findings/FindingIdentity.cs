using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Breakwater.Model;

namespace Breakwater.Analysis.Findings;

/// <summary>The id of a finding: first 12 hex digits of SHA-256 over rule, normalised path and position (design section 4).</summary>
internal static class FindingIdentity
{
    public static string Of(string rule, FindingPosition position)
    {
        var place = position switch
        {
            { Line: { } line } => "line:" + line.ToString(CultureInfo.InvariantCulture),
            { Record: { } record } => "record:" + record.ToString(CultureInfo.InvariantCulture),
            { Offset: { } offset } => "offset:" + offset.ToString(CultureInfo.InvariantCulture),
            _ => "file",
        };
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{rule}\n{position.Artefact}\n{place}"));
        return Convert.ToHexStringLower(hash.AsSpan(0, 6));
    }
}
