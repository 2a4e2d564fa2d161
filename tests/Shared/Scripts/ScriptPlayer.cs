using System.Globalization;
using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;

namespace Breakwater.Tests.Scripts;

/// <summary>
/// Does to a folder what the batch file of <c>collect --script</c> does to a server, line by line: robocopy, wevtutil and reg are played with file copies, certutil in the words of several
/// of its versions. Only a Windows can run the file itself.
/// </summary>
internal sealed class ScriptPlayer
{
    private readonly string[] _lines;

    public ScriptPlayer(string script) => _lines = script.Split("\r\n");

    /// <summary>Drives of the server: letter and the folder that stands for it.</summary>
    public Dictionary<char, string> Drives { get; } = [];

    /// <summary>What the registry says, for example <c>D:\Exchange</c>; null where the script falls back on the default folder.</summary>
    public string? Install { get; init; }

    /// <summary>Further folders of the command line.</summary>
    public IReadOnlyList<string> Further { get; init; } = [];

    /// <summary>Old versions of certutil put blanks between the bytes.</summary>
    public bool OldCertutil { get; init; }

    /// <summary>False where reg and wevtutil refuse: not run as administrator.</summary>
    public bool IsElevated { get; init; } = true;

    /// <summary>Base, folder, whether with folders below, and names of each copying line.</summary>
    public IEnumerable<(string Base, string Folder, bool Below, string Names)> Copies()
    {
        foreach (var line in _lines.Where(l => l.Contains("call :copy \"%SystemDrive%\\", StringComparison.Ordinal) || l.Contains("call :copy \"%INSTALL%\\", StringComparison.Ordinal) || l.Contains("call :copy \"%%~fU", StringComparison.Ordinal)))
        {
            var quoted = line[line.IndexOf("call :copy", StringComparison.Ordinal)..].Split('"');
            var path = quoted[1].Replace('\\', '/');
            var isUser = path.StartsWith("%%~fU", StringComparison.Ordinal);
            var slash = path.IndexOf('/', StringComparison.Ordinal);
            yield return (isUser ? "%SystemDrive%" : path[..slash], isUser ? "Users/" + path : path[(slash + 1)..], quoted[2].Trim() == "/S", string.Join('|', quoted.Skip(3).Where((_, i) => i % 2 == 0).Where(n => n.Length > 0)));
        }
    }

    /// <summary>What wmic answers at the end; null where it is not there or fails.</summary>
    public string? Wmi { get; init; } = "20210310144117.050000+060";

    /// <summary>Fills a new folder as the script would.</summary>
    public void Play(string output)
    {
        Directory.CreateDirectory(output);
        foreach (var line in IsElevated ? _lines : [])
        {
            if (line.Contains("\\wevtutil.exe\" epl ", StringComparison.Ordinal))
            {
                var file = line.Split('"')[5].Replace("%LOGS%\\", "", StringComparison.Ordinal).Replace("%%", "%", StringComparison.Ordinal);
                Copy(Path.Combine(Drives['C'], "Windows", "System32", "winevt", "Logs"), "C/Windows/System32/winevt/Logs", false, file, output);
            }
            else if (line.StartsWith("call :hive ", StringComparison.Ordinal))
            {
                Copy(Path.Combine(Drives['C'], "Windows", "System32", "config"), "C/Windows/System32/config", false, line["call :hive ".Length..], output);
            }
        }

        var install = Install ?? @"C:\Program Files\Microsoft\Exchange Server\V15";
        foreach (var (place, below, deep, names) in Copies())
        {
            var (letter, folder) = place == "%INSTALL%" ? (install[0], install[3..].Replace('\\', '/') + "/" + below) : ('C', below);
            CopyPlace(letter, folder.Replace("%%~fU", "*", StringComparison.Ordinal), deep, names, output);
        }

        foreach (var further in Further)
        {
            CopyPlace(further[0], further[3..].Replace('\\', '/'), true, "*", output);
        }

        WriteLists(output);
    }

    private void CopyPlace(char letter, string folder, bool deep, string names, string output)
    {
        if (!Drives.TryGetValue(letter, out var drive))
        {
            return;
        }

        IEnumerable<string> reached = [drive];
        foreach (var segment in folder.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            reached = reached.SelectMany(f => Directory.EnumerateDirectories(f).Where(d => Fits(segment, Path.GetFileName(d)))).ToList();
        }

        foreach (var found in reached)
        {
            Copy(found, $"{letter}/{Path.GetRelativePath(drive, found).Replace('\\', '/')}", deep, names, output);
        }
    }

    /// <summary>Files that earlier lines wrote are not replaced.</summary>
    private static void Copy(string from, string to, bool deep, string names, string output)
    {
        if (!Directory.Exists(from))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(from, "*", new EnumerationOptions { RecurseSubdirectories = deep, AttributesToSkip = FileAttributes.ReparsePoint }).Where(f => names.Split('|').Any(n => Fits(n, Path.GetFileName(f)))))
        {
            var copy = Path.Combine([output, .. to.Split('/'), .. Path.GetRelativePath(from, file).Split(Path.DirectorySeparatorChar)]);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (!File.Exists(copy))
            {
                File.Copy(file, copy);
            }
        }
    }

    private static bool Fits(string pattern, string name) => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: true);

    private void WriteLists(string output)
    {
        const string target = @"E:\exch 01";
        var list = new StringBuilder($"folder \"{target}\"\r\n\"{target}\\breakwater-hashes.txt\"\r\n");
        foreach (var file in Directory.EnumerateFiles(output, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var path = $"{target}\\{Path.GetRelativePath(output, file).Replace('/', '\\')}";
            var digest = SHA256.HashData(File.ReadAllBytes(file));
            list.Append(CultureInfo.InvariantCulture, $"\"{path}\"\r\n");
            _ = OldCertutil
                ? list.Append(CultureInfo.InvariantCulture, $"SHA256-Hash der Datei {path}:\r\n{string.Join(' ', digest.Select(b => b.ToString("x2", CultureInfo.InvariantCulture)))}\r\nCertUtil: -hashfile-Befehl wurde erfolgreich ausgeführt.\r\n")
                : list.Append(CultureInfo.InvariantCulture, $"SHA256 hash of {path}:\r\n{Convert.ToHexStringLower(digest)}\r\nCertUtil: -hashfile command completed successfully.\r\n");
        }

        File.WriteAllText(Path.Combine(output, "breakwater-hashes.txt"), list.ToString());
        File.WriteAllText(Path.Combine(output, "breakwater-custody.txt"), $"schema: breakwater.folder/1\r\nstarted: 10.03.2021 14:30:01,22\r\nevent log not exported: \"Microsoft-Windows-Sysmon/Operational\"\r\nfinished: 10.03.2021 14:41:17,05\r\nfinished by WMI: {(Wmi is null ? "not told" : $"\"{Wmi}\"")}\r\n");
        File.WriteAllText(Path.Combine(output, "breakwater-robocopy.txt"), @"100%  C:\inetpub\wwwroot\web.config");
    }
}
