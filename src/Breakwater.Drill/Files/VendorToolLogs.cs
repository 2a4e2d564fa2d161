using System.Globalization;
using System.Text;
using Breakwater.Drill.Acts;
using Breakwater.Drill.Output;

namespace Breakwater.Drill.Files;

/// <summary>What Microsoft's mitigation tool leaves: its own log, and that of the Safety Scanner, which it starts and which removes pages without asking.</summary>
internal static class VendorToolLogs
{
    public static void Write(EvidenceTree tree, Intruder intruder, DateTime removed)
    {
        var began = removed.AddMinutes(-31);
        var scanner = $"""
            ---------------------------------------------------------------------------------------
            Microsoft Safety Scanner v1.333, (build 1.333.600.0)
            Started On {began.ToString("ddd MMM dd HH:mm:ss yyyy", CultureInfo.InvariantCulture)}

            Quick Scan Results:
            -------------------
            Threat Detected: Backdoor:ASP/Chopper.F!dha and Removed!
              Action: Remove, Result: 0x00000000
                file://{intruder.ShellPath}

            Results Summary:
            ----------------
            Found Backdoor:ASP/Chopper.F!dha and Removed!
            Microsoft Safety Scanner Finished On {removed.AddMinutes(9).ToString("ddd MMM dd HH:mm:ss yyyy", CultureInfo.InvariantCulture)}

            Return code: 6 (0x6)

            """;
        tree.WriteBytes(@"C:\Windows\debug\msert.log", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(scanner.ReplaceLineEndings("\r\n"))]);

        string At(int seconds) => began.AddSeconds(seconds).ToString("MM/dd/yyyy HH:mm:ss", CultureInfo.InvariantCulture);
        tree.WriteText(@"C:\EOMTSummary.txt", $"""
            {At(-60)} : EOMT mitigation summary
            {At(-60)} : Message: Microsoft attempted to mitigate and protect your Exchange server from CVE-2021-26855 and clear malicious files.
            {At(1900)} : Malicious files were found and removed, see C:\Windows\debug\msert.log

            """);
    }
}
