using Breakwater.Model;

namespace Breakwater.Detection.Autostarts;

/// <summary>Debuggers of logon-screen programs and libraries in the logon process: few have a reason to touch them.</summary>
internal static class SpecialStarts
{
    /// <summary>Programs that anybody can start on the logon screen.</summary>
    private static readonly string[] OnLogonScreen = ["sethc.exe", "utilman.exe", "osk.exe", "magnify.exe", "narrator.exe", "displayswitch.exe", "atbroker.exe"];

    private static readonly string[] Shells = ["cmd", "powershell", "pwsh", "taskmgr", "explorer", "regedit", "mmc", "wscript", "cscript"];

    /// <summary>Shipped with Windows, or named by its documentation.</summary>
    private static readonly string[] ShippedPackages =
        ["", "\"\"", "kerberos", "msv1_0", "schannel", "wdigest", "tspkg", "pku2u", "cloudap", "livessp", "negoexts", "scecli", "rassfm", "wsauth", "credssp.dll", "msprivs", "sshdpinauthlsa"];

    private static readonly string[] ThievesPackages = ["mimilib", "mimikat_ssp", "memssp", "mimissp", "kekeo"];

    public static AutostartWeight? OfDebugger(Autostart autostart)
    {
        var program = FileName(autostart.Command);
        return !OnLogonScreen.Contains(autostart.Name, StringComparer.OrdinalIgnoreCase) ? new(Confidence.Low, "A program that starts in the place of another")
            : new(Shells.Contains(program, StringComparer.OrdinalIgnoreCase) ? Confidence.High : Confidence.Medium, "A logon-screen program that was replaced", Rung: Rung.Privilege);
    }

    public static AutostartWeight? OfSecurityPackage(Autostart autostart)
    {
        var library = FileName(autostart.Command);
        return ThievesPackages.Contains(library, StringComparer.OrdinalIgnoreCase) ? new(Confidence.High, "A password thief in the logon process", Rung: Rung.Credentials)
            : ShippedPackages.Contains(library, StringComparer.OrdinalIgnoreCase) ? null
            : new(Confidence.Low, "A library in the logon process that Windows does not ship", Rung: Rung.Credentials);
    }

    /// <summary>The first file of a command without folder and extension.</summary>
    private static string FileName(string command)
    {
        var first = command.Trim().StartsWith('"') ? command.Trim().Split('"', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "" : command.Trim().Split(' ')[0];
        var name = first[(first.LastIndexOfAny(['\\', '/']) + 1)..];
        return name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) || (name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && !name.Equals("credssp.dll", StringComparison.OrdinalIgnoreCase))
            ? name[..^4] : name;
    }
}
