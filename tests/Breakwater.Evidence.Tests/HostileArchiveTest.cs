using System.Diagnostics;

namespace Breakwater.Evidence.Tests;

public sealed class HostileArchiveTest : IDisposable
{
    private readonly WorkFolder _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public void EntryNamesThatLeaveTheArchive_AreReadInPlaceAndNamed_NothingIsWritten()
    {
        var before = Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(_work.Root)!, "*", SearchOption.AllDirectories).Count();
        var zip = _work.Write("slip.zip", WorkFolder.Zip(
            ("../../../../tmp/u_ex210303.log", Logs.W3C(3, "a")),
            ("/etc/u_ex210304.log", Logs.W3C(3, "b")),
            (@"..\..\u_ex210305.log", Logs.W3C(3, "c")),
            ("inetpub/CON", Logs.W3C(3, "d")),
            ("inetpub/nul\0.log", Logs.W3C(3, "e"))));
        using var set = _work.Open(zip);

        Assert.Equal(5, WorkFolder.ReadAll(set).Count);
        Assert.All(set.Artefacts, a => Assert.DoesNotContain("..", a.Path));
        Assert.Equal(3, set.Unread.Count(u => u.Reason.StartsWith("EVID013", StringComparison.Ordinal)));
        Assert.Equal(before + 2, Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(_work.Root)!, "*", SearchOption.AllDirectories).Count());
    }

    [Fact]
    public void OverlongName_IsSkippedAndNamed()
    {
        var zip = _work.Write("a.zip", WorkFolder.Zip((new string('x', 5000) + ".log", Logs.W3C(3)), ("u_ex210303.log", Logs.W3C(3))));
        using var set = _work.Open(zip);

        Assert.Single(set.Artefacts);
        Assert.Contains("entry name of 5004 characters, limit is 4096", Assert.Single(set.Unread).Reason);
    }

    [Fact]
    public void DuplicateAndCaseOnlyNames_AreAllRead()
    {
        var zip = _work.Write("a.zip", WorkFolder.Zip(("x/u_ex.log", Logs.W3C(3, "a")), ("x/u_ex.log", Logs.W3C(3, "b")), ("X/U_EX.LOG", Logs.W3C(3, "c"))));
        using var set = _work.Open(zip);

        Assert.Equal(["a.zip!/X/U_EX.LOG", "a.zip!/x/u_ex.log", "a.zip!/x/u_ex.log#2"], WorkFolder.ReadAll(set).Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("zip")]
    [InlineData("gz")]
    [InlineData("7z")]
    [InlineData("zip in zip")]
    public void Bomb_IsStoppedByRatio_AndRestIsRead(string kind)
    {
        var zeros = new byte[8 << 20];
        var bomb = kind switch
        {
            "zip" => WorkFolder.Zip(("bomb.log", zeros)),
            "gz" => WorkFolder.Gzip(zeros),
            "7z" => WorkFolder.SevenZip(("bomb.log", zeros)),
            _ => WorkFolder.Zip(("inner.zip", WorkFolder.Zip(("bomb.log", zeros)))),
        };
        _work.Write("bomb." + kind[..Math.Min(3, kind.Length)].TrimEnd(), bomb);
        _work.Write("u_ex210303.log", Logs.W3C(3));
        using var set = EvidenceSet.Open([_work.Root], _work.Options with { MaxRatio = 50, RatioFloorBytes = 1 << 20 }, TestContext.Current.CancellationToken);
        var read = WorkFolder.ReadAll(set);

        Assert.Contains("case/u_ex210303.log", read.Keys);
        Assert.True(kind == "gz" ? read.Count <= 2 : set.Unread.Any(u => u.Reason.Contains("archive bomb", StringComparison.Ordinal)), string.Join('\n', set.Unread));
    }

    [Fact]
    public void ZipsNestedWide_StopAtDepth()
    {
        var level = WorkFolder.Zip(("u_ex210303.log", Logs.W3C(3)));
        for (var depth = 0; depth < 5; depth++)
        {
            level = WorkFolder.Zip([.. Enumerable.Range(0, 3).Select(i => ($"{i}.zip", level))]);
        }

        using var set = _work.Open(_work.Write("42.zip", level));

        Assert.Empty(set.Artefacts);
        Assert.Equal(3 * 3 * 3 * 3, set.Unread.Count(u => u.Reason.Contains("nested deeper than 4", StringComparison.Ordinal)));
    }

    [Fact]
    public void EntryAndSizeAndTemporaryBudgets_AreNamedWhenHit()
    {
        var logs = Enumerable.Range(0, 50).Select(i => ($"u_ex{i}.log", Logs.W3C(50, "m" + i))).ToArray();
        var zip = _work.Write("a.zip", WorkFolder.Zip(logs));
        var nested = _work.Write("b.zip", WorkFolder.Zip(("inner.zip", WorkFolder.Zip(logs))));
        var ct = TestContext.Current.CancellationToken;
        using var entries = EvidenceSet.Open([zip], _work.Options with { MaxEntries = 10 }, ct);
        using var bytes = EvidenceSet.Open([zip], _work.Options with { MaxUnpackedBytes = 20_000 }, ct);
        using var temporary = EvidenceSet.Open([nested], _work.Options with { MaxTemporaryBytes = 1000 }, ct);

        Assert.Equal(10, entries.Artefacts.Count);
        Assert.Contains("more than 10 archive entries", Assert.Single(entries.Unread).Reason);
        Assert.Contains(bytes.Unread, u => u.Reason.Contains("limit of 20000 bytes", StringComparison.Ordinal));
        Assert.Contains("temporary space is limited to 1000 bytes", Assert.Single(temporary.Unread).Reason);
        Assert.Empty(Directory.EnumerateFiles(_work.Temporary, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void ZipCutOff_YieldsWhatLiesBeforeTheCut()
    {
        var logs = Enumerable.Range(0, 20).Select(i => ($"u_ex{i}.log", Logs.W3C(400, "m" + i))).ToArray();
        var whole = WorkFolder.Zip(logs);
        using var set = _work.Open(_work.Write("cut.zip", whole[..(whole.Length / 2)]));
        WorkFolder.ReadAll(set);

        Assert.InRange(set.Artefacts.Count, 8, 12);
        Assert.Contains(set.Unread, u => u.Reason.StartsWith("EVID021", StringComparison.Ordinal));
        Assert.Contains(set.Unread, u => u.Reason.StartsWith("EVID010", StringComparison.Ordinal));
    }

    [Fact]
    public void GzCutOff_GivesItsBeginning_AndSaysWhere()
    {
        var log = Logs.W3C(5000);
        var whole = WorkFolder.Gzip(log);
        _work.Write("u_ex210303.log.gz", whole[..(whole.Length / 2)]);
        using var set = _work.Open(_work.Root);
        var read = Assert.Single(WorkFolder.ReadAll(set)).Value;

        Assert.InRange(read.Length, log.Length / 5, log.Length - 1);
        Assert.Equal(log[..read.Length], read);
        Assert.Contains("EVID011", Assert.Single(set.Unread).Reason);
    }

    [Fact]
    public void TarGzCutOff_GivesEarlierEntries()
    {
        var whole = WorkFolder.Gzip(WorkFolder.Tar(("u_ex1.log", Logs.W3C(3000, "a")), ("u_ex2.log", Logs.W3C(3000, "b"))));
        using var set = _work.Open(_work.Write("cut.tgz", whole[..(whole.Length * 3 / 4)]));
        var read = WorkFolder.ReadAll(set);

        Assert.Equal(Logs.W3C(3000, "a"), read["cut.tgz!/u_ex1.log"]);
        Assert.Contains(set.Unread, u => u.Reason.StartsWith("EVID010", StringComparison.Ordinal));
    }

    [Fact]
    public void SevenZipCutOff_IsNamed()
    {
        var whole = WorkFolder.SevenZip(("u_ex1.log", Logs.W3C(3000)));
        using var set = _work.Open(_work.Write("cut.7z", whole[..(whole.Length / 2)]));

        Assert.Empty(set.Artefacts);
        Assert.Contains("EVID010", Assert.Single(set.Unread).Reason);
    }

    [Fact]
    public void FlippedByteInZipEntry_IsNamed()
    {
        using var stream = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("u_ex1.log", System.IO.Compression.CompressionLevel.NoCompression).Open();
            entry.Write(Logs.W3C(3000));
        }

        var bytes = stream.ToArray();
        bytes[100_000] ^= 1;
        using var set = _work.Open(_work.Write("a.zip", bytes));
        WorkFolder.ReadAll(set);

        Assert.Contains("EVID022", Assert.Single(set.Unread).Reason);
    }

    [Fact]
    public void TarLinksAndDevices_AreNotFollowed_AndTheOutwardOnesNamed()
    {
        using var stream = new MemoryStream();
        using (var tar = new System.Formats.Tar.TarWriter(stream, leaveOpen: true))
        {
            tar.WriteEntry(new System.Formats.Tar.PaxTarEntry(System.Formats.Tar.TarEntryType.SymbolicLink, "out.log") { LinkName = "/etc/passwd" });
            tar.WriteEntry(new System.Formats.Tar.PaxTarEntry(System.Formats.Tar.TarEntryType.SymbolicLink, "in.log") { LinkName = "u_ex1.log" });
            tar.WriteEntry(new System.Formats.Tar.PaxTarEntry(System.Formats.Tar.TarEntryType.Fifo, "pipe"));
            tar.WriteEntry(new System.Formats.Tar.PaxTarEntry(System.Formats.Tar.TarEntryType.RegularFile, "u_ex1.log") { DataStream = new MemoryStream(Logs.W3C(3)) });
        }

        using var set = _work.Open(_work.Write("a.tar", stream.ToArray()));

        Assert.Equal("a.tar!/u_ex1.log", Assert.Single(WorkFolder.ReadAll(set)).Key);
        Assert.Equal(["a.tar!/out.log", "a.tar!/pipe"], set.Unread.Select(u => u.Path));
    }

    [Theory]
    [InlineData("zip")]
    [InlineData("7z")]
    [InlineData("tgz")]
    [InlineData("tar")]
    [InlineData("gz")]
    public void MutatedArchives_NeverThrow_AndEndSoon(string kind)
    {
        (string, byte[])[] files = [("C/inetpub/logs/LogFiles/W3SVC1/u_ex1.log", Logs.W3C(60)), ("inner.zip", WorkFolder.Zip(("u_ex2.log", Logs.W3C(60, "b")))), ("x.log.gz", WorkFolder.Gzip(Logs.W3C(9)))];
        var whole = kind switch
        {
            "zip" => WorkFolder.Zip(files),
            "7z" => WorkFolder.SevenZip(files),
            "tgz" => WorkFolder.Gzip(WorkFolder.Tar(files)),
            "tar" => WorkFolder.Tar(files),
            _ => WorkFolder.Gzip(Logs.W3C(400)),
        };
        var random = new Random(20210303);
        var watch = Stopwatch.StartNew();
        for (var round = 0; round < 250; round++)
        {
            var bytes = Mutate(whole, random);
            var file = _work.Write("m." + kind, bytes);
            using var set = _work.Open(file);
            WorkFolder.ReadAll(set, 1);
            Assert.All(set.Unread, u => Assert.InRange(u.Reason.Length, 10, 3000));
        }

        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_work.Temporary));
    }

    [Fact]
    public void Cancelling_LeavesNoTemporaryFiles()
    {
        var zip = _work.Write("a.zip", WorkFolder.Zip(("inner.zip", WorkFolder.Zip(("u_ex1.log", Logs.W3C(5000)), ("u_ex2.log", Logs.W3C(5000, "b"))))));
        using var cancel = new CancellationTokenSource();
        using (var set = _work.Open(zip))
        {
            Assert.NotEmpty(Directory.EnumerateFiles(_work.Temporary, "*", SearchOption.AllDirectories));
            Assert.Throws<OperationCanceledException>(() => set.Read(set.Artefacts, 1, (_, stream) =>
            {
                cancel.Cancel();
                stream.ReadExactly(new byte[100]);
            }, cancel.Token));
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_work.Temporary));
        Assert.Throws<OperationCanceledException>(() => EvidenceSet.Open([zip], _work.Options, cancel.Token));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_work.Temporary));
    }

    [Fact]
    public void TemporaryFolder_IsOnlyForThisUser()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unix file modes");
        using var set = _work.Open(_work.Write("a.zip", WorkFolder.Zip(("inner.zip", WorkFolder.Zip(("u_ex1.log", Logs.W3C(50)))))));
        var folder = Assert.Single(Directory.EnumerateDirectories(_work.Temporary));

#pragma warning disable CA1416 // Skipped on Windows above.
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
#pragma warning restore CA1416
        Assert.All(Directory.EnumerateFiles(folder), f => Assert.StartsWith("part", Path.GetFileName(f)));
    }

    [Fact]
    public void ReaderThatThrows_IsNamed_AndOthersGoOn()
    {
        _work.Write("u_ex1.log", Logs.W3C(5));
        _work.Write("u_ex2.log", Logs.W3C(6, "b"));
        using var set = _work.Open(_work.Root);
        var read = 0;
        set.Read(set.Artefacts, 1, (artefact, _) =>
        {
            read++;
            if (artefact.OriginalPath.EndsWith("u_ex2.log", StringComparison.Ordinal))
            {
                throw new FormatException("bad \e[31mline");
            }
        }, TestContext.Current.CancellationToken);

        Assert.Equal(2, read);
        Assert.Contains(@"FormatException: bad \u001B[31mline", Assert.Single(set.Unread).Reason);
    }

    private static byte[] Mutate(byte[] whole, Random random)
    {
        var bytes = whole.ToArray();
        for (var i = random.Next(1, 12); i > 0; i--)
        {
            bytes[random.Next(8) == 0 ? random.Next(Math.Min(64, bytes.Length)) : random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }
}
