using System.Globalization;
using System.Text;
using Breakwater.Collection.Targets;

namespace Breakwater.Collection.Script;

/// <summary>
/// Emits a batch file that collects the same table of targets with tools that Windows Server 2008 R2 has, for servers that .NET 10 no longer runs on. Its folder has the layout
/// of a package: <c>C\Windows\...</c>. ASCII, CRLF; every path is quoted; no delayed expansion, because it would eat exclamation marks in names.
/// </summary>
public static class CollectionScript
{
    private const string Users = "Users/*/";

    /// <summary>The whole script.</summary>
    public static string Write(string toolVersion)
    {
        var script = new StringBuilder(ScriptText.Head.Replace("@VERSION@", toolVersion, StringComparison.Ordinal));
        foreach (var channel in CollectionTargets.Channels)
        {
            // Not by a subroutine: 'call' reads the line a second time and would take the per cent sign of the name for an argument.
            var file = CollectionTargets.FileOfChannel(channel).Replace("%", "%%", StringComparison.Ordinal);
            script.Append(CultureInfo.InvariantCulture, $"\"%TOOLS%\\wevtutil.exe\" epl \"{channel}\" \"%LOGS%\\{file}\" 2>nul\n");
            script.Append(CultureInfo.InvariantCulture, $"if not exist \"%LOGS%\\{file}\" >>\"%CUSTODY%\" echo event log not exported: \"{channel}\"\n");
        }

        foreach (var hive in CollectionTargets.Hives)
        {
            script.Append(CultureInfo.InvariantCulture, $"call :hive {hive}\n");
        }

        foreach (var target in CollectionTargets.All)
        {
            Append(script, target);
        }

        return script.Append(ScriptText.Tail).Replace("@HASHES@", ScriptLayout.HashList).Replace("@CUSTODY@", ScriptLayout.Custody).Replace("@LOG@", ScriptLayout.Log)
            .Replace("\r", "").Replace("\n", "\r\n").ToString();
    }

    /// <summary>Lines of the script that copy one row of the table. Rows that only a reader of the IIS configuration can place are left to the further folders on the command line.</summary>
    private static void Append(StringBuilder script, CollectionTarget target)
    {
        var folder = target.Folder.Replace('/', '\\');

        // For the same reason a wildcard stands for the per cent sign in names.
        var names = string.Join(' ', target.Names.Select(n => $"\"{n.Replace('%', '?')}\""));
        var below = target.Below ? "/S" : "/LEV:1";
        switch (target.Base)
        {
            case TargetBase.Drive when target.Folder.StartsWith(Users, StringComparison.Ordinal):
                script.Append(CultureInfo.InvariantCulture, $"for /d %%U in (\"%SystemDrive%\\Users\\*\") do call :copy \"%%~fU{folder["Users\\*".Length..]}\" {below} {names}\n");
                break;
            case TargetBase.Drive when target.Folder == "Users/*":
                script.Append(CultureInfo.InvariantCulture, $"for /d %%U in (\"%SystemDrive%\\Users\\*\") do call :copy \"%%~fU\" {below} {names}\n");
                break;
            case TargetBase.Drive when target.Folder.Length > 0:
                script.Append(CultureInfo.InvariantCulture, $"call :copy \"%SystemDrive%\\{folder}\" {below} {names}\n");
                break;
            case TargetBase.Given:
                script.Append(CultureInfo.InvariantCulture, $"call :copy \"%SystemDrive%\\\" {below} {names}\n");
                break;
            case TargetBase.Install:
                script.Append(CultureInfo.InvariantCulture, $"if defined INSTALL call :copy \"%INSTALL%\\{folder}\" {below} {names}\n");
                break;
            default:
                break;
        }
    }
}
