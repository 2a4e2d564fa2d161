using Breakwater.Collection.Script;
using Breakwater.Collection.Targets;
using Breakwater.Collection.Verification;
using Breakwater.Tests.Scripts;

namespace Breakwater.Collection.Tests;

/// <summary>The script for old servers. What it would copy is worked out here from its own lines, so that script and table cannot come apart unnoticed.</summary>
public sealed class ScriptTest : IDisposable
{
    private readonly SmallServer _server = new();
    private readonly string[] _lines = CollectionScript.Write("0.1.0").Split("\r\n");

    public void Dispose() => _server.Dispose();

    [Fact]
    public void Script_IsAsciiWithWindowsLineEnds()
    {
        var script = CollectionScript.Write("0.1.0");
        Assert.DoesNotContain(script, c => c > '~');
        Assert.Equal(script.Count(c => c == '\n'), script.Count(c => c == '\r'));
        Assert.DoesNotContain("@HASHES@", script, StringComparison.Ordinal);
    }

    [Fact]
    public void Script_UsesOnlyToolsOfWindowsServer2008R2()
    {
        var tools = System.Text.RegularExpressions.Regex.Matches(CollectionScript.Write("0"), @"%TOOLS%\\((wbem\\)?\w+\.\w+)").Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(["certutil.exe", "findstr.exe", "net.exe", "reg.exe", "robocopy.exe", "systeminfo.exe", @"wbem\wmic.exe", "wevtutil.exe"], tools);
    }

    [Fact]
    public void EveryJump_HasItsLabel()
    {
        var labels = _lines.Where(l => l.StartsWith(':')).Select(l => l[1..]).ToHashSet(StringComparer.Ordinal);
        var jumps = _lines.SelectMany(l => System.Text.RegularExpressions.Regex.Matches(l, @"call :(\w+)|goto (\w+)").Select(m => m.Groups[1].Value + m.Groups[2].Value));
        Assert.Empty(jumps.Where(j => !labels.Contains(j)));
    }

    /// <summary>Every row of the table but those that only a reader of the IIS configuration can place.</summary>
    [Fact]
    public void EveryFixedPlace_IsInTheScript()
    {
        var copies = new ScriptPlayer(CollectionScript.Write("0.1.0")).Copies().ToHashSet();
        foreach (var target in CollectionTargets.All.Where(t => t.Base is TargetBase.Drive or TargetBase.Install && t.Folder.Length > 0))
        {
            Assert.Contains((target.Base == TargetBase.Drive ? "%SystemDrive%" : "%INSTALL%", target.Folder.Replace("*", "%%~fU", StringComparison.Ordinal), target.Below, string.Join('|', target.Names.Select(n => n.Replace('%', '?')))), copies);
        }
    }

    /// <summary>What an administrator saved at the top of the drive, the text extraction's configuration and the journal of mitigations are in both.</summary>
    [Fact]
    public void FolderOfTheScript_HoldsWhatThePackageHolds()
    {
        _server.Write("overrides.txt", "ComponentName : Cafe\r\n\r\n");
        _server.Write("Program Files/Microsoft/Exchange Server/V15/FIP-FS/Data/Configuration.xml", "<Configuration/>");
        _server.Write("Windows/System32/inetsrv/config/Breakwater/journal.json", "{}");
        var folder = Run();
        _server.Collect();
        using var zip = System.IO.Compression.ZipFile.OpenRead(_server.Package);
        var packaged = zip.Entries.Select(e => "C/" + e.FullName).Where(n => n != "C/manifest.json").Order(StringComparer.Ordinal);
        var copied = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Where(n => !ScriptLayout.IsOwn(n)).Order(StringComparer.Ordinal);
        Assert.Equal(packaged, copied);
        Assert.All((string[])["C/overrides.txt", "C/Windows/System32/inetsrv/config/Breakwater/journal.json"], n => Assert.Contains(n, packaged));
        Assert.Contains(packaged, n => n.EndsWith("FIP-FS/Data/Configuration.xml", StringComparison.Ordinal));
    }

    [Fact]
    public void FolderOfTheScript_IsVerifiedByItsHashList()
    {
        var folder = Run();
        Assert.Empty(Verify(folder));
        var log = Path.Combine(folder, "C", "inetpub", "logs", "LogFiles", "W3SVC1", "u_ex210303.log");
        File.AppendAllText(log, "x");
        Assert.Contains("COLL031", Assert.Single(Verify(folder)), StringComparison.Ordinal);
        File.Delete(log);
        Assert.Contains("COLL028", Assert.Single(Verify(folder)), StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "planted.txt"), "x");
        Assert.Contains(Verify(folder), p => p.StartsWith("COLL029", StringComparison.Ordinal));
        File.Delete(Path.Combine(folder, ScriptLayout.HashList));
        Assert.Contains("COLL033", Assert.Single(Verify(folder)), StringComparison.Ordinal);
    }

    [Fact]
    public void NameOutsideTheServersCodePage_IsKnownByItsHash()
    {
        _server.Write("inetpub/wwwroot/\u00E4\u4E2D.aspx", "content");
        var folder = Run();
        var list = Path.Combine(folder, ScriptLayout.HashList);
        File.WriteAllText(list, File.ReadAllText(list).Replace("\u00E4\u4E2D", "\uFFFD?", StringComparison.Ordinal));
        Assert.Empty(Verify(folder));
        File.WriteAllText(Path.Combine(folder, "C", "inetpub", "wwwroot", "\u00E4\u4E2D.aspx"), "changed");
        Assert.Equal(2, Verify(folder).Count);
    }

    [Fact]
    public void GarbageHashList_NeverThrows()
    {
        var random = new Random(20210306);
        for (var round = 0; round < 500; round++)
        {
            var bytes = new byte[random.Next(400)];
            random.NextBytes(bytes);
            HashList.Read(bytes);
        }
    }

    private static IReadOnlyList<string> Verify(string folder) => PackageVerifier.Verify(folder, null, TestContext.Current.CancellationToken).Problems;

    /// <summary>Does what the script's copying lines say, and writes the hash list as an old German certutil would.</summary>
    private string Run()
    {
        var folder = Path.Combine(_server.Folder, "out");
        var player = new ScriptPlayer(CollectionScript.Write("0.1.0")) { OldCertutil = true };
        player.Drives['C'] = _server.Root;
        player.Play(folder);
        return folder;
    }
}
