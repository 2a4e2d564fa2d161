using System.Text.RegularExpressions;
using Breakwater.Model;

namespace Breakwater.Detection.ScannerHistory;

/// <summary>What a scanner's find proves. A scanner's word alone is no proof: it counts where the name is that of a web shell and the place is one that a web server serves, or where only an attack on Exchange bears that name.</summary>
internal sealed record ThreatWeight(Confidence Confidence, Rung Rung, string? Campaign, string Noun)
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.NonBacktracking;

    private static readonly Regex Shell = new(
        @":ASP/|chopper|webshell|aspxspy|exmann|secchecker|simpleseesharp|sportsball|behinder|godzilla|antsword|regeorg|cve-2021-(?:26855|26858|27065|31207|34473|34523)|cve-2022-(?:41040|41080|41082)", Options);

    /// <summary>Behaviour of Exchange's own worker processes that Microsoft named in 2021.</summary>
    private static readonly Regex ExchangeBehaviour = new("^(?:Behavior|Trojan|Exploit):[^/]{1,20}/(?:Exmann|IISExchg(?:SpawnCMD|SpawnEMS|DropWebshell))", Options);
    private static readonly Regex Malicious = new("^(?:Backdoor|Trojan[a-z]{0,20}|HackTool|Exploit|Behavior|Ransom|VirTool|TrojanDropper|Worm|PWS|Spy[a-z]{0,10}):", Options);
    private static readonly Regex Credentials = new("mimikatz|lsass|dump|ntds|kekeo|gsecdump|^PWS:", Options);

    private static readonly string[] Served = ["/inetpub/wwwroot/", "/frontend/httpproxy/", "/clientaccess/", "/aspnet_client/", "/temporary asp.net files/"];

    /// <summary>Where investigators, not intruders, keep samples.</summary>
    private static readonly string[] Kept = ["/downloads/", "/desktop/", "/documents/", "/quarantine", "/sigma", "/yara", "/signature-base", "/ir/", "/forensic", "/kape", "/thor"];

    /// <summary>Null for advertising, test files and whatever else says nothing about an intruder.</summary>
    public static ThreatWeight? Of(ScannerDetection detection)
    {
        var threat = detection.Threat;
        var path = detection.Resource.Replace('\\', '/').ToLowerInvariant();
        if (threat.Contains("EICAR", StringComparison.OrdinalIgnoreCase) || !Malicious.IsMatch(threat))
        {
            return null;
        }

        var isKept = Kept.Any(k => path.Contains(k, StringComparison.Ordinal));
        var campaign = CampaignOf(threat);
        if (ExchangeBehaviour.IsMatch(threat) && !isKept)
        {
            return new(Confidence.High, threat.Contains("Spawn", StringComparison.OrdinalIgnoreCase) ? Rung.ShellUsed : Rung.WroteFile, campaign, "An attack on Exchange");
        }

        if (threat.Contains("DoejoCrypt", StringComparison.OrdinalIgnoreCase) && !isKept)
        {
            return new(Confidence.High, Rung.Impact, campaign, "Ransomware of the March 2021 attacks");
        }

        return Shell.IsMatch(threat) ? new(Served.Any(s => path.Contains(s, StringComparison.Ordinal)) ? Confidence.High : Confidence.Low, Rung.WroteFile, campaign, "A web shell")
            : new(Confidence.Low, Credentials.IsMatch(threat) ? Rung.Credentials : Rung.WroteFile, null, "Something harmful");
    }

    private static string? CampaignOf(string threat)
    {
        bool Has(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                if (threat.Contains(name, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }

            return false;
        }

        return Has("CVE-2021-26855", "CVE-2021-26858", "CVE-2021-27065", "Exmann", "DoejoCrypt") ? "proxylogon"
            : Has("CVE-2021-31207", "CVE-2021-34473", "CVE-2021-34523") ? "proxyshell"
            : Has("CVE-2022-41040", "CVE-2022-41082") ? "proxynotshell"
            : Has("CVE-2022-41080") ? "owassrf" : null;
    }
}
