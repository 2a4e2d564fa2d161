using Breakwater.Drill.World;

namespace Breakwater.Drill.Files;

/// <summary>What an administrator pastes into the ticket: the display version, which never shows security updates, and the program's own.</summary>
internal static class VersionExports
{
    public static string ExchangeServer(ServerProfile server)
    {
        var build = server.Builds[0].Build;
        return $"""

            Name                : {ServerProfile.Name}
            Fqdn                : {ServerProfile.Fqdn}
            Edition             : Standard
            ServerRole          : Mailbox
            AdminDisplayVersion : Version {build.Major}.{build.Minor} (Build {build.Build}.{build.Revision})
            Site                : contoso.example/Configuration/Sites/Default-First-Site-Name


            """;
    }

    public static string ExSetup(ServerProfile server) => $"""

        ProductVersion   FileVersion      FileName
        --------------   -----------      --------
        {server.Latest.Padded}   {server.Latest.Padded}   {server.InstallPath}bin\ExSetup.exe


        """;
}
