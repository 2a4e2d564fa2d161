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
            script.Append(CultureInfo.InvariantCulture, $"call :channel \"{channel}\" \"{Escape(CollectionTargets.FileOfChannel(channel))}\"\n");
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
        var folder = Escape(target.Folder.Replace('/', '\\'));
        var names = string.Join(' ', target.Names.Select(n => $"\"{Escape(n)}\""));
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
            case TargetBase.Install:
                script.Append(CultureInfo.InvariantCulture, $"if defined INSTALL call :copy \"%INSTALL%\\{folder}\" {below} {names}\n");
                break;
            default:
                break;
        }
    }

    /// <summary>A per cent sign in a batch file is written twice; four times where <c>call</c> reads the line again.</summary>
    private static string Escape(string text) => text.Replace("%", "%%%%", StringComparison.Ordinal);
}
