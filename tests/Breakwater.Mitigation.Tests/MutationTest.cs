using Breakwater.Mitigation.Editing;

namespace Breakwater.Mitigation.Tests;

/// <summary>Damaged configuration: any bytes in, no exception out, nothing written that was not well-formed before.</summary>
public sealed class MutationTest
{
    private const int Rounds = 150;

    [Theory]
    [InlineData(1, "default")]
    [InlineData(2, "utf16")]
    [InlineData(3, "minified")]
    public void MutatedConfiguration_NeverThrows_AndComesBack(int seed, string style)
    {
        var random = new Random(seed);
        using var fake = FakeServer.Create("2019", style);
        string[] files = [FakeServer.HostConfig, FakeServer.SiteConfig, FakeServer.OwaConfig];
        var originals = files.ToDictionary(f => f, fake.Read);
        for (var round = 0; round < Rounds; round++)
        {
            var file = files[random.Next(files.Length)];
            fake.Write(file, Mutate(originals[file], random));
            var before = fake.Digests();
            if (MitigationServer.Open(fake.Folder, null, Knowledge.KnowledgeBase.Embedded, IisConfig.Verification.ServerObservations.None, out _) is { } server)
            {
                server.Verify([]);
                var outcome = server.Apply(RoundTripTest.Request("MIT-2021-26855-COOKIE", "MIT-2026-42897-CSP", "MIT-EP", "MIT-TOKENCACHE"));
                if (outcome.Done)
                {
                    RoundTripTest.Done(server.Rollback([], false, FakeServer.Now));
                }

                Assert.Equal(before, fake.Digests());
            }

            fake.Write(file, originals[file]);
        }
    }

    [Fact]
    public void MutatedJournal_IsRefused_NotBelieved()
    {
        var random = new Random(4);
        using var fake = FakeServer.Create("2016", "default");
        RoundTripTest.Done(fake.Open().Apply(RoundTripTest.Request("MIT-2021-26855-COOKIE")));
        var journal = Path.Combine(fake.Open().JournalFolder, "journal.json");
        var original = File.ReadAllBytes(journal);
        var before = fake.Digests();
        for (var round = 0; round < Rounds; round++)
        {
            File.WriteAllBytes(journal, Mutate(original, random));
            var outcome = fake.Open().Rollback([], true, FakeServer.Now);
            Assert.True(outcome.Done || outcome.Messages[0].StartsWith("MITI", StringComparison.Ordinal));
            Assert.Equal(before, fake.Digests());
        }
    }

    [Fact]
    public void Merge_TakesOurEditOut_AndKeepsTheirs()
    {
        var random = new Random(5);
        string[] words = ["<add name=\"", "a", "b", "\" />", "\n    ", "<rule>", "</rule>", " ", "x=\"1\""];
        string Text(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => words[random.Next(words.Length)]));
        for (var round = 0; round < 2000; round++)
        {
            var (head, tail, ours, old) = (Text(random.Next(30)), Text(random.Next(30)), Text(random.Next(12)), Text(random.Next(4)));
            var written = head + ours + tail;
            Assert.Equal(head + old + tail, TextMerge.Of(written, head + old + tail, written, out _));
            Assert.Equal(written, TextMerge.Of(written, written, written, out _));
        }
    }

    [Theory]
    [InlineData("<a><b/>OURS<c/></a>", "<a><b/><c/></a>", "<a><b x=\"1\"/>OURS<c/></a>", "<a><b x=\"1\"/><c/></a>")]
    [InlineData("<a><b/>OURS<c/></a>", "<a><b/><c/></a>", "<a><b/>OURS<c/><d/></a>", "<a><b/><c/><d/></a>")]
    [InlineData("<a><b/>OURS<c/></a>", "<a><b/><c/></a>", "<a><b/>OURS<n/><c/></a>", "<a><b/><n/><c/></a>")]
    [InlineData("<a><b/>OURS<c/></a>", "<a><b/><c/></a>", "<a><b/>OU<n/>RS<c/></a>", null)]
    [InlineData("<p m=\"OnDemand\" q=\"1\"/>", "<p m=\"Always\" q=\"1\"/>", "<p m=\"OnDemand\" q=\"2\"/>", "<p m=\"Always\" q=\"2\"/>")]
    [InlineData("<p m=\"OnDemand\" q=\"1\"/>", "<p m=\"Always\" q=\"1\"/>", "<p m=\"Never\" q=\"1\"/>", null)]
    [InlineData("<r><x n=\"ours\"/></r>", "<r></r>", "<r><x n=\"theirs\"/><x n=\"ours\"/></r>", "<r><x n=\"theirs\"/></r>")]
    [InlineData("<r><x n=\"ours\"/></r>", "<r></r>", "<r><x n=\"ours\"/><x n=\"theirs\"/></r>", "<r><x n=\"theirs\"/></r>")]
    public void Merge_OfKnownEdits(string written, string wanted, string current, string? expected) => Assert.Equal(expected, TextMerge.Of(written, wanted, current, out _));

    private static byte[] Mutate(byte[] content, Random random)
    {
        var bytes = content.ToList();
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 40), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.Skip(random.Next(bytes.Count)).Take(random.Next(1, 60)).ToArray());
                    break;
                default:
                    bytes.Insert(at, "<>\"'&=/"u8[random.Next(7)]);
                    break;
            }
        }

        return [.. bytes];
    }
}
