using System.Security.Cryptography;
using System.Text;

namespace Breakwater.Reports.Html;

/// <summary>The one style sheet and the content security policy that allows it and nothing else.</summary>
internal static class ReportStyle
{
    public static string Sheet { get; } = Load();

    /// <summary>No script, no image, no font, no connection: even an element smuggled into the page could load nothing.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Sheet)))}'; base-uri 'none'; form-action 'none'";

    private static string Load()
    {
        using var stream = typeof(ReportStyle).Assembly.GetManifestResourceStream("report.css") ?? throw new InvalidOperationException("report.css is not embedded");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
