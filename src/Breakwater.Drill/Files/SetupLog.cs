using System.Text;
using Breakwater.Drill.World;

namespace Breakwater.Drill.Files;

/// <summary>ExchangeSetup.log of the first installation. Security updates are separate packages and leave nothing in it.</summary>
internal static class SetupLog
{
    private static readonly string[] Tasks =
    [
        "Test-SetupPrerequisites", "Install-Exchange", "Start-PreConfiguration", "Install-ExchangeCertificate", "Install-BridgeheadRole", "Install-ClientAccessRole", "Install-UnifiedMessagingRole", "Install-MailboxRole",
        "Install-FrontendTransportRole", "Install-CafeRole", "Start-PostFileCopy", "Start-PostSetup",
    ];

    public static string Text(ServerProfile server, TimeSpan duration)
    {
        var text = new StringBuilder();
        var time = server.Installed;
        var step = duration / (Tasks.Length + 3);
        void Line(string message, int level = 0)
        {
            text.Append($"[{time:MM/dd/yyyy HH:mm:ss.ffff}] [{level}] {message}\n");
            time = time.AddMilliseconds(47);
        }

        var build = server.Builds[0].Build;
        Line("**********************************************");
        Line($"Starting Microsoft {server.Product} {server.CumulativeUpdate} Setup".Replace(" RTM", "", StringComparison.Ordinal));
        Line("**********************************************");
        Line("Local time zone: (UTC) Coordinated Universal Time.");
        Line($"Operating system version: Microsoft Windows NT {server.WindowsVersion}.");
        Line($"Setup version: {build}.");
        Line(@"Logged on user: CONTOSO\Administrator.");
        Line("Command Line Parameter Name='mode', Value='Install'.");
        Line("Command Line Parameter Name='roles', Value='Mailbox,ManagementTools'.");
        Line($"Command Line Parameter Name='targetdir', Value='{server.InstallPath.TrimEnd('\\')}'.");
        Line("Command Line Parameter Name='sourcedir', Value='E:\\'.");
        Line($"RuntimeAssembly was started with the following command: '/mode:install /roles:Mailbox /targetdir:{server.InstallPath.TrimEnd('\\')}'.");
        Line("Finished loading screen CheckForUpdatesPage.");
        Line("The following roles have been unpacked: ");
        Line("The following datacenter roles are unpacked: ");
        Line("The following roles are installed: ");
        Line("The local server does not have any Exchange files installed.");
        Line("Setup will use the path 'E:\\' for installing Exchange.");
        Line("The installation mode is set to: 'Install'.");
        for (var i = 0; i < Tasks.Length; i++)
        {
            time = server.Installed.Add(step * (i + 2));
            Line($"Setup will run the task '{Tasks[i]}'", 1);
            Line($"Beginning processing {Tasks[i]}", 2);
            Line($"Ending processing {Tasks[i]}", 2);
        }

        time = server.Installed.Add(duration);
        Line("The Exchange Server setup operation completed successfully.");
        Line("End of Setup");
        Line("**********************************************");
        return text.ToString();
    }
}
