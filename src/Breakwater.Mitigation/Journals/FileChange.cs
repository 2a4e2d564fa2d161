using System.Security.Cryptography;

namespace Breakwater.Mitigation.Journals;

/// <summary>One file before and after; null where it did not exist.</summary>
/// <param name="Path">Place on the server.</param>
public sealed record FileChange(string Path, byte[]? Before, byte[]? After)
{
    public static string Digest(byte[]? content) => content is null ? "absent" : Convert.ToHexStringLower(SHA256.HashData(content));
}
