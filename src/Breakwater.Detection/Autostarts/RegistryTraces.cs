using System.Text;
using Breakwater.Detection.Hives;
using Breakwater.Model;

namespace Breakwater.Detection.Autostarts;

/// <summary>Traces in the registry that start nothing: certificate requests that carry a page, and passwords kept in clear text.</summary>
public static class RegistryTraces
{
    public const string RequestDetector = "certificate-requests";
    public const string CredentialDetector = "credential-settings";

    private const string Requests = @"Microsoft\SystemCertificates\REQUEST\Certificates";
    private const string Digest = @"Control\SecurityProviders\WDigest";

    /// <summary>What server pages begin their code with; no name in a certificate does.</summary>
    private static readonly byte[][] PageMarks =
        [.. new[] { "<%", "<script", "runat=" }.SelectMany(m => (byte[][])[Encoding.ASCII.GetBytes(m), Encoding.BigEndianUnicode.GetBytes(m), Encoding.Unicode.GetBytes(m)])];

    public static IEnumerable<FileTrace> Examine(RegistryView registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        foreach (var request in registry.Software(Requests)?.Subkeys() ?? [])
        {
            if (request.Value("Blob")?.Bytes is { } blob && PageMarks.Select(m => blob.Span.IndexOf(m)).Where(i => i >= 0).DefaultIfEmpty(-1).Min() is >= 0 and var at)
            {
                yield return Request(request, Excerpts.Around(Encoding.Latin1.GetString(blob.Span.Slice(at, Math.Min(400, blob.Length - at))).Replace("\0", "", StringComparison.Ordinal), 0));
            }
        }

        if (registry.ControlSet(Digest) is { } digest && digest.Number("UseLogonCredential") == 1)
        {
            yield return new FileTrace
            {
                Detector = CredentialDetector,
                Title = "Passwords of logons are kept in clear text",
                Rung = Rung.Credentials,
                Confidence = Confidence.Low,
                Attack = ["T1112", "T1003.001"],
                Time = digest.Written,
                Excerpt = @"HKLM\SYSTEM\CurrentControlSet\" + Digest + " UseLogonCredential = 1",
                Fields = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["setting"] = "UseLogonCredential", ["value"] = "1" },
                Target = @"HKLM\SYSTEM\CurrentControlSet\" + Digest,
            };
        }
    }

    /// <summary>New-ExchangeCertificate leaves the request in the registry, also when its file, the shell, is gone.</summary>
    private static FileTrace Request(RegistryKey request, string excerpt) => new()
    {
        Detector = RequestDetector,
        Title = "A certificate request that carries a server page",
        Campaign = "proxyshell",
        Rung = Rung.WroteFile,
        Confidence = Confidence.High,
        Attack = ["T1505.003"],
        Time = request.Written,
        Excerpt = excerpt,
        Fields = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["request"] = Excerpts.Around(request.Name, 0) },
        Target = $@"HKLM\SOFTWARE\{Requests}\{Excerpts.Around(request.Name, 0)}",
    };
}
