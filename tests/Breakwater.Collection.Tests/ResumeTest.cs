using Breakwater.Collection.Verification;

namespace Breakwater.Collection.Tests;

/// <summary>An interrupted collection goes on where it was, and a damaged rest is not believed.</summary>
public sealed class ResumeTest : IDisposable
{
    private const int Logs = 600;
    private readonly SmallServer _server = new();

    public ResumeTest()
    {
        for (var i = 0; i < Logs; i++)
        {
            _server.Write($"inetpub/logs/LogFiles/W3SVC1/u_ex{i:D6}.log", $"log {i}");
        }
    }

    public void Dispose() => _server.Dispose();

    [Fact]
    public void InterruptedCollection_IsContinuedWithoutReadingAgain()
    {
        Interrupt(after: 300);
        var kept = Directory.EnumerateFiles(Path.Combine(_server.Root, "inetpub", "logs", "LogFiles", "W3SVC1")).Order(StringComparer.Ordinal).First();
        File.WriteAllText(kept, "changed since it was collected");
        var result = _server.Collect();
        Assert.InRange(result.Resumed, 256, 301);
        Assert.Equal(Logs + 4, result.Files);
        AssertGood(result);
        Assert.Equal([Path.GetFileName(_server.Package)], Directory.EnumerateFiles(_server.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public void TornJournal_LosesOnlyItsTail()
    {
        Interrupt(after: 600);
        var journal = _server.Package + ".journal";
        var bytes = File.ReadAllBytes(journal);
        File.WriteAllBytes(journal, bytes[..^40]);
        var result = _server.Collect();
        Assert.InRange(result.Resumed, 500, 600);
        AssertGood(result);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5000)]
    public void ShortenedPartialFile_IsFilledAgain(int length)
    {
        Interrupt(after: 300);
        using (var partial = File.OpenWrite(_server.Package + ".partial"))
        {
            partial.SetLength(length);
        }

        Interrupt(after: 300);
        var result = _server.Collect();
        Assert.Equal(Logs + 4, result.Files);
        AssertGood(result);
    }

    [Fact]
    public void OtherRequest_DoesNotContinueIt()
    {
        Interrupt(after: 300);
        var outcome = Collector.Collect(_server.Request() with { Minimise = true }, _ => true, _ => { }, TestContext.Current.CancellationToken);
        Assert.Equal(CollectionRefusal.Output, outcome.Refusal);
        Assert.Contains("COLL005", outcome.Message, StringComparison.Ordinal);
        AssertGood(_server.Collect());
    }

    [Fact]
    public void FinishedPackage_IsNotOverwritten()
    {
        _server.Collect();
        var outcome = Collector.Collect(_server.Request(), _ => true, _ => { }, TestContext.Current.CancellationToken);
        Assert.Contains("COLL003", outcome.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GarbageJournal_NeverThrows()
    {
        var random = new Random(20210304);
        for (var round = 0; round < 15; round++)
        {
            Interrupt(after: 20);
            var journal = _server.Package + ".journal";
            var bytes = File.ReadAllBytes(journal);
            for (var i = random.Next(1, 20); i > 0; i--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(journal, bytes);
            Collector.Collect(_server.Request(), _ => true, _ => { }, TestContext.Current.CancellationToken);
            File.Delete(_server.Package);
            File.Delete(journal);
            File.Delete(_server.Package + ".partial");
        }
    }

    private void Interrupt(int after)
    {
        using var stop = new CancellationTokenSource();
        var files = 0;
        Assert.Throws<OperationCanceledException>(() => Collector.Collect(_server.Request(), _ => true, _ =>
        {
            if (++files >= after)
            {
                stop.Cancel();
            }
        }, stop.Token));
    }

    private void AssertGood(CollectionResult result) => Assert.Empty(PackageVerifier.Verify(_server.Package, result.ManifestSha256, TestContext.Current.CancellationToken).Problems);
}
