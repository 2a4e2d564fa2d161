using System.IO.Compression;
using System.Text;

namespace Breakwater.Accuracy.Tests.Evidence;

/// <summary>Writes a server's files in the shape that a collector gives them.</summary>
internal static class Shapes
{
    private static readonly Dictionary<Log, string> CollectorFolders = new()
    {
        [Log.ProxyEcp] = "ECP_Proxy_Logs",
        [Log.ProxyOwa] = "OWA_Proxy_Logs",
        [Log.ProxyAutodiscover] = "AutoD_Proxy_Logs",
        [Log.ProxyEws] = "EWS_Proxy_Logs",
        [Log.ProxyMapi] = "MAPI_Proxy_Logs",
        [Log.ProxyPowerShell] = "PowerShell_Proxy_Logs",
        [Log.EcpServer] = "ECP_Logs",
        [Log.OabGenerator] = "OAB_Generation_Logs",
        [Log.Ews] = "EWS_BE_Logs",
        [Log.RpsHttp] = "CmdletInfra_Logs",
        [Log.RpsCmdlet] = "CmdletInfra_Logs",
        [Log.Tracking] = "Message_Tracking_Logs",
        [Log.HttpErr] = "HTTPERR_Logs",
        [Log.FrontEnd] = "IIS_W3SVC1_Logs",
        [Log.BackEnd] = "IIS_W3SVC2_Logs",
    };

    /// <summary>KAPE: the drive letter is a folder; one zip.</summary>
    public static string Kape(this Box box, string folder) => Zip(box, folder, Drive);

    /// <summary>Velociraptor's offline collector: escaped drive, one zip.</summary>
    public static string Velociraptor(this Box box, string folder) =>
        Zip(box, folder, (path, _) => "uploads/auto/" + path[..1] + "%3A" + path[2..].Replace("%", "%25", StringComparison.Ordinal).Replace('\\', '/'));

    /// <summary>A mounted volume: no drive at all.</summary>
    public static string Mounted(this Box box, string folder) => Unpacked(box, folder, (path, _) => path[3..].Replace('\\', '/'));

    /// <summary>ExchangeLogCollector: renamed folders below the server's name.</summary>
    public static string Collector(this Box box, string folder) => Zip(
        box, folder, (path, log) => $"{box.Name}/{(log is { } l ? CollectorFolders[l] : "General_Server_Info")}/{path[(path.LastIndexOf('\\') + 1)..]}");

    /// <summary>An administrator's e-mail: every file in one folder, namesakes numbered, one zip.</summary>
    public static string Flat(this Box box, string folder)
    {
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        return Zip(box, folder, (path, _) =>
        {
            var name = path[(path.LastIndexOf('\\') + 1)..];
            var copies = seen[name] = seen.GetValueOrDefault(name) + 1;
            return copies == 1 ? name : $"{Path.GetFileNameWithoutExtension(name)} ({copies - 1}){Path.GetExtension(name)}";
        });
    }

    /// <summary>Copies made by PowerShell redirection: UTF-16 with a mark.</summary>
    public static string Utf16(this Box box, string folder) => Zip(
        box, folder, Drive, (path, bytes) => path.EndsWith(".log", StringComparison.OrdinalIgnoreCase) ? [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'))] : bytes);

    private static string Drive(string path, Log? log) => path[..1] + path[2..].Replace('\\', '/');

    private static IEnumerable<(string Path, DateTime? Changed, byte[] Bytes)> Files(Box box, Func<string, Log?, string> place) => box.Logs.OrderBy(l => l.Path, StringComparer.Ordinal)
        .Select(l => (place(l.Path, l.Log), (DateTime?)null, Encoding.UTF8.GetBytes(Heads.Of(box, l.Log, l.First) + string.Concat(l.Rows.Select(r => r + "\r\n")))))
        .Concat(EventLogs.Of(box).Select(f => (place(f.Path, null), (DateTime?)null, f.Bytes)))
        .Concat(box.ExtraFiles.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => (place(f.Key, null), box.Times.TryGetValue(f.Key, out var time) ? time : (DateTime?)null, f.Value)));

    private static string Unpacked(Box box, string folder, Func<string, Log?, string> place)
    {
        foreach (var (relative, changed, bytes) in Files(box, place))
        {
            var path = Path.Combine(folder, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
            if (changed is { } time)
            {
                File.SetLastWriteTimeUtc(path, time);
            }
        }

        return folder;
    }

    private static string Zip(Box box, string folder, Func<string, Log?, string> place, Func<string, byte[], byte[]>? encode = null)
    {
        using var zip = ZipFile.Open(folder + ".zip", ZipArchiveMode.Create);
        foreach (var (path, _, bytes) in Files(box, place))
        {
            using var entry = zip.CreateEntry(path, CompressionLevel.Fastest).Open();
            entry.Write(encode is null ? bytes : encode(path, bytes));
        }

        return folder + ".zip";
    }
}
