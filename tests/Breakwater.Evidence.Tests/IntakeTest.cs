using System.Security.Cryptography;

namespace Breakwater.Evidence.Tests;

public sealed class IntakeTest : IDisposable
{
    private readonly WorkFolder _work = new();

    public void Dispose() => _work.Dispose();

    public static TheoryData<string> Containers => ["folder", "zip", "7z", "tar", "tar.gz", "zip in zip", "7z in tar", "tar.gz in zip", "zip in 7z", "gz in tar.gz", "gz in folder", "gz in zip"];

    [Theory]
    [MemberData(nameof(Containers))]
    public void SameFiles_GiveSameArtefacts_WhateverHoldsThem(string container)
    {
        var ecp = Logs.HttpProxy(300);
        var iis = Logs.W3C(2000);
        (string, byte[])[] files =
        [
            ("C/Program Files/Microsoft/Exchange Server/V15/Logging/HttpProxy/Ecp/HttpProxy_2021030305-1.LOG", ecp),
            ("C/inetpub/logs/LogFiles/W3SVC1/u_ex210303.log", iis),
            ("C/Windows/notes.bin", [1, 2, 3]),
        ];
        using var set = EvidenceSet.Open([Make(container, files)], _work.Options with { HeadReader = head => Convert.ToHexString(head) }, TestContext.Current.CancellationToken);

        Assert.Equal(
            ["C:/Program Files/Microsoft/Exchange Server/V15/Logging/HttpProxy/Ecp/HttpProxy_2021030305-1.LOG", "C:/inetpub/logs/LogFiles/W3SVC1/u_ex210303.log"],
            set.Artefacts.Select(a => a.Path));
        Assert.Equal(["httpproxy/ecp", "iis-other"], set.Artefacts.Select(a => a.SourceHint));
        Assert.All(set.Artefacts, a => Assert.Equal(ArtefactKind.TextLog, a.Kind));
        Assert.Equal([Convert.ToHexString(ecp.AsSpan(0, 8192)), Convert.ToHexString(iis.AsSpan(0, 8192))], set.Artefacts.Select(a => a.HeadReading));
        Assert.Equal([ecp, iis], WorkFolder.ReadAll(set).Values.OrderBy(v => v.Length == iis.Length));
        Assert.Empty(set.Unread);
        Assert.Equal(1, set.OtherFiles);
    }

    [Theory]
    [InlineData("zip")]
    [InlineData("folder")]
    public void WebFiles_KeepTheTimeThatFolderOrArchiveHas(string container)
    {
        var made = Make(container, [("C/inetpub/wwwroot/a.aspx", "<%@ Page %>"u8.ToArray())]);
        var time = new DateTime(2021, 3, 3, 4, 12, 10, DateTimeKind.Utc);
        if (container == "zip")
        {
            using var zip = System.IO.Compression.ZipFile.Open(made, System.IO.Compression.ZipArchiveMode.Update);
            zip.Entries[0].LastWriteTime = new DateTimeOffset(time, TimeSpan.Zero);
        }
        else
        {
            File.SetLastWriteTimeUtc(Path.Combine(made, "C/inetpub/wwwroot/a.aspx"), time);
        }

        using var set = EvidenceSet.Open([made], _work.Options, TestContext.Current.CancellationToken);

        Assert.Equal(time, Assert.Single(set.Artefacts).Modified);
    }

    [Fact]
    public void SeveralInputs_AreOneSet_WithDigestsOfFiles()
    {
        var zip = _work.Write("a.zip", WorkFolder.Zip(("inetpub/logs/LogFiles/W3SVC1/u_ex210303.log", Logs.W3C(3))));
        _work.Write("live/inetpub/logs/LogFiles/W3SVC2/u_ex210303.log", Logs.W3C(4, "b"));
        using var set = _work.Open(zip, Path.Combine(_work.Root, "live"));

        Assert.Equal(["a.zip!/inetpub/logs/LogFiles/W3SVC1/u_ex210303.log", "live/inetpub/logs/LogFiles/W3SVC2/u_ex210303.log"], set.Artefacts.Select(a => a.OriginalPath));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(zip))), set.Items[0].Sha256);
        Assert.Null(set.Items[1].Sha256);
        Assert.True(set.Items[1].Bytes > 0);
    }

    [Fact]
    public void MissingPath_IsProblem_AndRestIsRead()
    {
        var log = _work.Write("u_ex210303.log", Logs.W3C(3));
        using var set = _work.Open(Path.Combine(_work.Root, "nothing"), log);

        Assert.Contains("EVID001", Assert.Single(set.Problems).Message);
        Assert.Equal("u_ex210303.log", Assert.Single(set.Artefacts).Path);
    }

    [Theory]
    [InlineData("disk.E01", "EVF\t\r\n\xFF\0", "E01")]
    [InlineData("disk.bin", "vhdxfile", "VHDX")]
    [InlineData("disk.vhd", "conectix", "VHD")]
    [InlineData("disk", "KDMV", "VMDK")]
    public void DiskImage_IsRefused_WithWhatToDo(string name, string magic, string format)
    {
        var image = _work.Write(name, [.. magic.Select(c => (byte)c), .. new byte[600]]);
        using var set = _work.Open(image);

        Assert.Contains($"{format} disk image; mount it and pass the mount point", Assert.Single(set.Problems).Message);
        Assert.Contains("mount it and pass the mount point", Assert.Single(set.Unread).Reason);
    }

    [Fact]
    public void DiskImageInsideFolder_IsUnread_NotProblem()
    {
        _work.Write("disk.E01", [.. "EVF\t\r\n"u8, .. new byte[600]]);
        using var set = _work.Open(_work.Root);

        Assert.Empty(set.Problems);
        Assert.Equal("case/disk.E01", Assert.Single(set.Unread).Path);
    }

    [Fact]
    public void Rar_IsUnread_ByType()
    {
        _work.Write("old.rar", [.. "Rar!\x1A\x07\x01\0"u8, .. new byte[100]]);
        using var set = _work.Open(_work.Root);

        Assert.Contains("archive type not supported (rar)", Assert.Single(set.Unread).Reason);
    }

    [Fact]
    public void SeekableRead_UnpacksEntry_AndRemovesItAfterwards()
    {
        var zip = _work.Write("a.zip", WorkFolder.Zip(("C/Windows/System32/config/SOFTWARE", [.. "regf"u8, .. new byte[5000]])));
        using var set = _work.Open(zip);
        var seen = 0;
        set.ReadSeekable(set.Artefacts, 1, (artefact, stream) =>
        {
            Assert.True(stream.CanSeek);
            stream.Position = 4;
            Assert.Equal(0, stream.ReadByte());
            seen++;
        }, TestContext.Current.CancellationToken);

        Assert.Equal(1, seen);
        Assert.Empty(Directory.EnumerateFiles(_work.Temporary, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void InputTwice_GivesSameOrderAndCounts()
    {
        for (var i = 0; i < 40; i++)
        {
            _work.Write($"D/logs/{i % 7}/u_ex2103{i:D2}.log", Logs.W3C(i + 1, "m" + i));
        }

        using var first = _work.Open(_work.Root);
        using var second = _work.Open(_work.Root);

        Assert.Equal(first.Artefacts.Select(a => a.Path), second.Artefacts.Select(a => a.Path));
        Assert.Equal(first.Artefacts.Select(a => a.Path).Order(StringComparer.Ordinal), first.Artefacts.Select(a => a.Path));
        Assert.Equal(first.FilesSeen, second.FilesSeen);
    }

    [Fact]
    public void TenThousandFiles_AreListedWithoutHoldingThem()
    {
        for (var i = 0; i < 10_000; i++)
        {
            _work.Write($"C/inetpub/logs/LogFiles/W3SVC1/{i / 500}/u_ex{i:D6}.log", Logs.W3C(2, "m" + i));
        }

        using var set = _work.Open(_work.Root);

        Assert.Equal(10_000, set.Artefacts.Count);
    }

    private string Make(string container, (string Name, byte[] Content)[] files) => container switch
    {
        "zip" => _work.Write("case.zip", WorkFolder.Zip(files)),
        "7z" => _work.Write("case.7z", WorkFolder.SevenZip(files)),
        "tar" => _work.Write("case.tar", WorkFolder.Tar(files)),
        "tar.gz" => _work.Write("case.tgz", WorkFolder.Gzip(WorkFolder.Tar(files))),
        "zip in zip" => _work.Write("outer.zip", WorkFolder.Zip(("inner.zip", WorkFolder.Zip(files)))),
        "7z in tar" => _work.Write("outer.tar", WorkFolder.Tar(("inner.7z", WorkFolder.SevenZip(files)))),
        "tar.gz in zip" => _work.Write("outer.zip", WorkFolder.Zip(("inner.tar.gz", WorkFolder.Gzip(WorkFolder.Tar(files))))),
        "zip in 7z" => _work.Write("outer.7z", WorkFolder.SevenZip(("inner.zip", WorkFolder.Zip(files)))),
        "gz in tar.gz" => _work.Write("case.tar.gz", WorkFolder.Gzip(WorkFolder.Tar([.. files.Select(Compressed)]))),
        "gz in zip" => _work.Write("case.zip", WorkFolder.Zip([.. files.Select(Compressed)])),
        "gz in folder" => Folder([.. files.Select(Compressed)]),
        _ => Folder(files),
    };

    private static (string, byte[]) Compressed((string Name, byte[] Content) file) => (file.Name + ".gz", WorkFolder.Gzip(file.Content));

    private string Folder((string Name, byte[] Content)[] files)
    {
        foreach (var (name, content) in files)
        {
            _work.Write(name, content);
        }

        return _work.Root;
    }
}
