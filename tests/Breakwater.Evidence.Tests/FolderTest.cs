namespace Breakwater.Evidence.Tests;

public sealed class FolderTest : IDisposable
{
    private readonly WorkFolder _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public void LinksOutside_AreNamed_AndLinksInsideAreReadOnce()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs the right to make links");
        using var elsewhere = new WorkFolder();
        elsewhere.Write("u_ex9.log", Logs.W3C(9));
        var log = _work.Write("logs/u_ex1.log", Logs.W3C(3));
        Directory.CreateSymbolicLink(Path.Combine(_work.Root, "away"), elsewhere.Root);
        File.CreateSymbolicLink(Path.Combine(_work.Root, "passwd.log"), "/etc/passwd");
        File.CreateSymbolicLink(Path.Combine(_work.Root, "dangling"), "nowhere");
        Directory.CreateSymbolicLink(Path.Combine(_work.Root, "again"), "logs");
        Directory.CreateSymbolicLink(Path.Combine(_work.Root, "logs", "loop"), "..");
        File.CreateSymbolicLink(Path.Combine(_work.Root, "same.log"), log);
        using var set = _work.Open(_work.Root);

        Assert.Equal("case/logs/u_ex1.log", Assert.Single(set.Artefacts).OriginalPath);
        Assert.Equal(["case/away", "case/dangling", "case/passwd.log"], set.Unread.Select(u => u.Path));
    }

    [Fact]
    public void FileNobodyMayRead_IsNamed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "permissions do not bind this user");
        var file = _work.Write("u_ex1.log", Logs.W3C(3));
#pragma warning disable CA1416 // Skipped on Windows above.
        File.SetUnixFileMode(file, UnixFileMode.None);
#pragma warning restore CA1416
        using var set = _work.Open(_work.Root);

        Assert.Contains("EVID015", Assert.Single(set.Unread).Reason);
    }

    [Fact]
    public void EmptyAndForeignLogs_AreNamed_OtherFilesOnlyCounted()
    {
        _work.Write("C/inetpub/logs/LogFiles/W3SVC1/u_ex210303.log", "");
        _work.Write("C/inetpub/logs/LogFiles/W3SVC1/u_ex210304.log", "<html>not a log</html>");
        _work.Write("C/Windows/Logs/CBS/CBS.log", "2021-03-03 05:12:38, Info                  CBS    TI: --- Initializing ---");
        _work.Write("C/readme.txt", "nothing");
        using var set = _work.Open(_work.Root);

        Assert.Equal(["EVID017", "EVID016"], set.Unread.Select(u => u.Reason[..7]));
        Assert.Equal(4, set.FilesSeen);
        Assert.Equal(4, set.OtherFiles);
    }

    [Theory]
    [InlineData("C/inetpub/logs/LogFiles/W3SVC1/u_ex210303.log.CRYPT", true)]
    [InlineData("C/inetpub/logs/LogFiles/W3SVC1/u_ex210303.log.id-7F.[a@contoso.example].locked", true)]
    [InlineData("C/Windows/System32/winevt/Logs/Security.evtx.CRYPT", true)]
    [InlineData("C/Windows/System32/winevt/Logs/Security.evtx", true)]
    [InlineData("C/inetpub/logs/LogFiles/W3SVC1/u_ex210303.log.sha256", false)]
    [InlineData("C/inetpub/logs/LogFiles/W3SVC1/u_ex210303.log.gz.SHA512", false)]
    [InlineData("C/inetpub/logs/LogFiles/W3SVC1/u_ex210303.log.html", false)]
    [InlineData("C/inetpub/logs/LogFiles/W3SVC1/u_ex210303.log.[a@mail.logs.example].locked", true)]
    [InlineData("C/inetpub/logs/LogFiles/W3SVC1/u_ex210303.logs", false)]
    [InlineData("C/Tools/setup.log.CRYPT", false)]
    [InlineData("C/Windows/System32/winevt/Logs/Security.evtx.md5", false)]
    [InlineData("C/Windows/System32/winevt/Logs/Security.evtx.sha1sum", false)]
    [InlineData("C/Windows/System32/winevt/Logs/Security.evtx.sig", false)]
    [InlineData("C/Windows/System32/winevt/Logs/Security.evtx.jsonl", false)]
    public void EncryptedLog_IsNamed(string path, bool expected)
    {
        _work.Write(path, [0x44, 0x9C, 0x01, 0xFF, 0x00, 0x81, 0xE0, 0x07]);
        using var set = _work.Open(_work.Root);

        Assert.Equal(expected, set.Unread.Any(u => u.Reason.StartsWith("EVID016", StringComparison.Ordinal)));
    }

    /// <summary>So that what lies beside the log can be told from what stands in its place.</summary>
    [Theory]
    [InlineData("C/inetpub/logs/LogFiles/W3SVC1/u_ex210303.log.id-7F.[a@contoso.example].locked", "C:/inetpub/logs/LogFiles/W3SVC1/u_ex210303.log")]
    [InlineData("C/Windows/System32/winevt/Logs/Security.evtx.blake3", "C:/Windows/System32/winevt/Logs/Security.evtx")]
    public void EncryptedLog_NamesTheLogItWas(string path, string expected)
    {
        _work.Write(path, [0x44, 0x9C, 0x01, 0xFF, 0x00, 0x81, 0xE0, 0x07]);
        using var set = _work.Open(_work.Root);

        Assert.Equal(expected, Assert.Single(set.Unread).Log);
    }

    [Fact]
    public void FileThatVanishes_IsNamedWhenRead()
    {
        var file = _work.Write("u_ex1.log", Logs.W3C(3));
        using var set = _work.Open(_work.Root);
        File.Delete(file);

        Assert.Empty(WorkFolder.ReadAll(set));
        Assert.Contains("EVID015", Assert.Single(set.Unread).Reason);
    }

    [Fact]
    public void EachGivenPath_OrEachChildOfOneFolder_IsOneServer()
    {
        _work.Write("srv1/C/x.txt", "x");
        var zip = _work.Write("srv2.zip", WorkFolder.Zip(("a", [1])));
        _work.Write("srv2.tar.gz", WorkFolder.Gzip(WorkFolder.Tar(("a", [1]))));
        _work.Write("notes.txt", "x");

        var children = EvidenceGrouping.Split([_work.Root], out var ignored);
        var given = EvidenceGrouping.Split([zip, Path.Combine(_work.Root, "srv1")], out _);

        Assert.Equal(["srv1", "srv2", "srv2#2"], children.Select(g => g.Name));
        Assert.EndsWith("notes.txt", Assert.Single(ignored));
        Assert.Equal(["srv2", "srv1"], given.Select(g => g.Name));
    }
}
