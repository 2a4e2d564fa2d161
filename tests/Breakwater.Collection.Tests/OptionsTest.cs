using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Breakwater.Collection.Verification;

namespace Breakwater.Collection.Tests;

/// <summary>Budget, minimising, and files that move while they are read.</summary>
public sealed class OptionsTest : IDisposable
{
    private readonly SmallServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public void Budget_DropsWhatLastsLongestAndSaysSo()
    {
        CollectionForecast? told = null;
        var request = _server.Request() with { BudgetBytes = 1000 };
        var outcome = Collector.Collect(request, f => (told = f) is not null, _ => { }, TestContext.Current.CancellationToken);
        Assert.Equal(3, outcome.Result!.Files);
        Assert.Equal(3, told!.Files);
        var missing = Assert.Single(outcome.Result.NotCollected);
        Assert.Contains("COLL014", missing.Reason, StringComparison.Ordinal);
        Assert.EndsWith("u_ex210303.log", missing.Source, StringComparison.Ordinal);
        Assert.True(outcome.Result.Bytes <= 1000);
    }

    [Fact]
    public void Minimised_HasNoSubjectsAddressesOrCredentials()
    {
        const string row = "2021-03-03T05:00:00.000Z,192.0.2.1,,,EXCH01,,,SMTP,SEND,1,<id@x>,net,alice@contoso.example;bob@contoso.example,250,100,2,,,\"board, \"\"secret\"\"\",carol@contoso.example,carol@contoso.example,,Originating\r\n";
        var log = "\uFEFF#Software: Microsoft Exchange Server\r\n#Fields: date-time,client-ip,client-hostname,server-ip,server-hostname,source-context,connector-id,source,event-id,internal-message-id,message-id,"
            + "network-message-id,recipient-address,recipient-status,total-bytes,recipient-count,related-recipient-address,reference,message-subject,sender-address,return-path,message-info,directionality\r\n" + row;
        var source = _server.Write($"{SmallServer.Install}/TransportRoles/Logs/MessageTracking/MSGTRK2021030305-1.LOG", log);
        _server.Write($"{SmallServer.Install}/TransportRoles/Logs/FrontEnd/ProtocolLog/SmtpReceive/RECV2021030305-1.LOG", "alice@contoso.example");
        _server.Write("Windows/System32/config/SAM", "regf");
        var result = _server.Collect(_server.Request() with { Minimise = true });
        using var zip = ZipFile.OpenRead(_server.Package);
        Assert.Equal(2, result.NotCollected.Count(n => n.Reason.StartsWith("COLL015", StringComparison.Ordinal)));
        var text = string.Concat(zip.Entries.Where(e => e.Name != "manifest.json").Select(Text));
        Assert.DoesNotContain("contoso", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.Contains("2021-03-03T05:00:00.000Z,192.0.2.1,,,EXCH01,,,SMTP,SEND,1,masked,net,masked,masked,100,2,,,masked,masked,masked,,Originating\r\n", text, StringComparison.Ordinal);
        using var manifest = JsonDocument.Parse(Text(zip.GetEntry("manifest.json")!));
        var file = Assert.Single(manifest.RootElement.GetProperty("files").EnumerateArray(), f => f.GetProperty("kind").GetString() == "message tracking");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(source))), file.GetProperty("masked").GetProperty("sourceSha256").GetString());
        Assert.NotEqual(file.GetProperty("sha256").GetString(), file.GetProperty("masked").GetProperty("sourceSha256").GetString());
        Assert.Empty(PackageVerifier.Verify(_server.Package, result.ManifestSha256, TestContext.Current.CancellationToken).Problems);
    }

    [Fact]
    public void GrowingLog_IsCollectedAsLongAsItWasAndNoted()
    {
        var log = _server.Write("inetpub/logs/LogFiles/W3SVC1/u_ex210304.log", new string('b', 1 << 20));
        var appended = false;
        var outcome = Collector.Collect(_server.Request(), _ => true, bytes =>
        {
            if (bytes == 1 << 17 && !appended)
            {
                appended = true;
                File.AppendAllText(log, "one more line");
            }
        }, TestContext.Current.CancellationToken);
        Assert.True(appended);
        Assert.Equal(1, outcome.Result!.Changed);
        using var zip = ZipFile.OpenRead(_server.Package);
        Assert.Equal(new string('b', 1 << 20), Text(zip.GetEntry("inetpub/logs/LogFiles/W3SVC1/u_ex210304.log")!));
        Assert.Contains("\"bytesAfter\": 1048589", Text(zip.GetEntry("manifest.json")!), StringComparison.Ordinal);
    }

    [Fact]
    public void LogHeldByItsWriter_IsCollected()
    {
        using var held = new FileStream(Path.Combine(_server.Root, "inetpub", "logs", "LogFiles", "W3SVC1", "u_ex210303.log"), FileMode.Append, FileAccess.Write, FileShare.Read);
        Assert.Empty(_server.Collect().NotCollected);
    }

    [Fact]
    public void VanishedFile_IsNamedAndTheRestCollected()
    {
        var outcome = Collector.Collect(_server.Request(), _ =>
        {
            File.Delete(Path.Combine(_server.Root, "Windows", "System32", "winevt", "Logs", "Security.evtx"));
            return true;
        }, _ => { }, TestContext.Current.CancellationToken);
        Assert.Contains("COLL011", Assert.Single(outcome.Result!.NotCollected).Reason, StringComparison.Ordinal);
        Assert.Equal(3, outcome.Result.Files);
        Assert.Empty(PackageVerifier.Verify(_server.Package, outcome.Result.ManifestSha256, TestContext.Current.CancellationToken).Problems);
    }

    [Fact]
    public void Mask_NeverLetsDamagedRowsThrough()
    {
        var random = new Random(20210305);
        for (var round = 0; round < 300; round++)
        {
            var bytes = Encoding.UTF8.GetBytes("#Fields: date-time,message-subject,sender-address\r\n2021,\"a secret\",secret@x\r\n2021,secret,\"secret\"\r\n");
            var rows = bytes.AsSpan(51);
            for (var i = random.Next(1, 12); i > 0; i--)
            {
                rows[random.Next(rows.Length)] = (byte)(random.Next(3) == 0 ? ",\"\n"[random.Next(3)] : random.Next(256));
            }

            using var source = new MemoryStream(bytes);
            using var target = new MemoryStream();
            Copying.MessageMask.Copy(source, target);
            Assert.True(target.Length <= bytes.Length + 100);
        }

        using var headless = new MemoryStream("2021,secret,secret@x\r\n"u8.ToArray());
        using var nothing = new MemoryStream();
        Assert.Equal(1, Copying.MessageMask.Copy(headless, nothing).DroppedRows);
        Assert.Equal(0, nothing.Length);
    }

    private static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }
}
