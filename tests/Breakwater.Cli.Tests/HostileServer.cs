using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace Breakwater.Cli.Tests;

/// <summary>One folder of evidence that holds everything an attacker may have left for whoever examines it, assessed once on the console and once as documents.</summary>
public sealed class HostileServer : IDisposable
{
    /// <summary>What a field of a log may carry: markup, a terminal escape, a spreadsheet formula, a reversed reading order, a table cell, a bell.</summary>
    public const string Poison = "<script>alert(1)</script><img/src=x>\u001b[2J\u001b]0;owned\u0007=cmd|'/C+calc'!A0\u202egnp.\u2066|x|[a](javascript:alert(2))`\u009b31m\u2028&quot;--\u001b";

    private readonly TemporaryFolder _folder = new();

    public HostileServer()
    {
        Directory.CreateDirectory(Temporary);
        WriteLogs();
        WriteArchives();
        WriteFolderTricks();
        Before = Outside();
        var environment = new Dictionary<string, string> { ["TMPDIR"] = Temporary };
        Documents = CommandLine.Run(environment, "assess", Evidence, "--as-of", "2021-04-01", "--json", "--out", Report);
        Console = CommandLine.Run(environment, "assess", Evidence, "--as-of", "2021-04-01", "-v", "--explain");
        After = Outside();
    }

    public string Report => _folder.At("report");

    internal CommandLine.Result Documents { get; }

    internal CommandLine.Result Console { get; }

    /// <summary>All files but the report, before and after the runs.</summary>
    public IReadOnlyList<string> Before { get; }

    public IReadOnlyList<string> After { get; }

    private string Evidence => _folder.At("case", "evidence");

    private string Temporary => _folder.At("temp");

    public void Dispose() => _folder.Dispose();

    /// <summary>The runtime's own sockets lie among the temporary files while a process lives; none may be left.</summary>
    private List<string> Outside() => [.. TemporaryFolder.Snapshot(_folder.Path).Where(e => !e.StartsWith(Report, StringComparison.Ordinal))];

    private void WriteLogs()
    {
        Put(SmallServer.LogPath, SmallServer.Log() + SmallServer.Attack(40));
        Put(Log("W3SVC1", "u_ex210304.log"), Encoding.UTF8.GetBytes(SmallServer.Header + PoisonedLine()));
        Put(Log("W3SVC1", "u_ex210305.log"), [.. Encoding.UTF8.GetBytes(SmallServer.Log(3)), 0, 0, 0, 0xFF, 0xFE, 0xC0, 0x80, .. new byte[5000], (byte)'\n', .. Encoding.UTF8.GetBytes(SmallServer.Attack(50))]);
        Put(Log("W3SVC1", "u_ex210306.log"), [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(SmallServer.Log(3) + SmallServer.Attack(51))]);
        Put(Log("W3SVC1", "u_ex210307.log"), [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(SmallServer.Log(3) + SmallServer.Attack(52))]);
        Put(Log("W3SVC1", "u_ex210308.log"), "");
        Put(Log("W3SVC1", "u_ex210309.log"), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[2000]]);
        Put(Log("W3SVC1", "u_ex210310.log"), SmallServer.Header.Replace("date time", "date time " + string.Join(' ', Enumerable.Range(0, 20_000).Select(i => "x" + i)), StringComparison.Ordinal) + string.Join(' ', Enumerable.Repeat("1", 60_000)) + "\r\n");
        Put(Log("W3SVC1", "u_ex210311.log"), SmallServer.Log(5)[..^40]);
        Put(Log("W3SVC1", "\u001b[31m<b>\u202e.log"), SmallServer.Log(2));
        Put("Windows/System32/winevt/Logs/Security.evtx", [.. "ElfFile\0"u8, .. new byte[4088]]);
        Put("Windows/System32/inetsrv/config/applicationHost.config", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><configuration>&x;" + new string('<', 5000));
        Put("Program Files/Microsoft/Exchange Server/V15/Bin/ExSetup.exe", [.. "MZ"u8, .. Enumerable.Repeat((byte)0xFF, 3000)]);
        Put("inetpub/wwwroot/aspnet_client/x.aspx", "<%@ Page Language=\"JScript\"%><%eval(Request.Item[\"a\"],\"unsafe\");%>" + Poison);
    }

    private void WriteArchives()
    {
        var log = Encoding.UTF8.GetBytes(SmallServer.Log(2) + SmallServer.Attack(60));
        Put("slip.zip", Zip(("../../../escaped.log", log), ("/escaped-absolute.log", log), ("C:\\Windows\\escaped.log", log), ("..\\..\\escaped2.log", log), ("CON", log), ("logs/NUL.log", log), ("a\u0001b.log", log)));
        Put("bomb.zip", Zip(("deep.zip", Zip(("W3SVC1/u_ex210401.log", new byte[90_000_000])))));
        var nested = Zip(("u_ex210402.log", log));
        for (var i = 0; i < 7; i++)
        {
            nested = Zip(("n.zip", nested));
        }

        Put("nested.zip", nested);
        var whole = Zip(("W3SVC1/u_ex210403.log", [.. log, .. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 3000).Select(SmallServer.Quiet)))]));
        Put("cut.zip", whole[..(whole.Length / 2)]);
        Put(Log("W3SVC1", "u_ex210404.log.gz"), Gzip(Encoding.UTF8.GetBytes(SmallServer.Log(3000)))[..200]);
        Put("cut.7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4, .. new byte[100]]);
        Put("links.tar.gz", Gzip(TarOfLinks(log)));
    }

    private void WriteFolderTricks()
    {
        File.WriteAllText(_folder.At("outside.txt"), "not part of the evidence");
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.CreateSymbolicLink(Path.Combine(Evidence, "passwd.log"), "/etc/passwd");
        File.CreateSymbolicLink(Path.Combine(Evidence, "up.log"), "../../outside.txt");
        Directory.CreateSymbolicLink(Path.Combine(Evidence, "inetpub", "loop"), "..");
        Directory.CreateDirectory(Path.Combine(Evidence, "folder.log"));
        using var pipe = Process.Start("mkfifo", [Path.Combine(Evidence, Log("W3SVC1", "pipe.log"))]);
        pipe.WaitForExit();
    }

    private static string PoisonedLine() => SmallServer.Attack(55, agent: Poison.Replace(' ', '+'), query: "a=" + Poison.Replace(' ', '+')) + $"2021-03-04 {Poison} {Poison} POST /ecp/y.js - 443 {Poison} 203.0.113.9 a b 200 0 0 1\r\n";

    private static string Log(string site, string name) => $"inetpub/logs/LogFiles/{site}/{name}";

    private void Put(string relative, string text) => Put(relative, Encoding.UTF8.GetBytes(text));

    private void Put(string relative, byte[] content)
    {
        var path = Path.Combine(Evidence, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    private static byte[] Gzip(byte[] content)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return stream.ToArray();
    }

    private static byte[] TarOfLinks(byte[] log)
    {
        using var stream = new MemoryStream();
        using (var tar = new TarWriter(stream, leaveOpen: true))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "etc.log") { LinkName = "/etc/passwd" });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.HardLink, "up.log") { LinkName = "../../../outside.txt" });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.CharacterDevice, "device.log"));
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "../escaped-tar.log") { DataStream = new MemoryStream(log) });
        }

        return stream.ToArray();
    }
}
