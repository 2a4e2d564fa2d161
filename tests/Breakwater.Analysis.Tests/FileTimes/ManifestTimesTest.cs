using System.Text;
using Breakwater.Analysis.FileTimes;

namespace Breakwater.Analysis.Tests.FileTimes;

public sealed class ManifestTimesTest
{
    private static readonly string Manifest = "{\"schema\":\"breakwater.package/1\",\"custody\":{\"sessions\":[{\"entry\":\"no file\",\"modified\":\"2020-01-01T00:00:00.0000000Z\"}]},\"files\":["
        + string.Join(",", Enumerable.Range(0, 3000).Select(i => $"{{\"entry\":\"C/inetpub/wwwroot/f{i}.aspx\",\"kind\":\"web\",\"created\":\"2021-03-03T04:{i % 60:00}:00.0000000Z\",\"modified\":\"2021-03-04T05:06:07.1234567Z\",\"changedWhileRead\":{{\"entry\":\"x\",\"modified\":\"y\"}}}}"))
        + "],\"notCollected\":[{\"entry\":\"C/gone.aspx\",\"modified\":\"2021-01-01T00:00:00.0000000Z\"}]}";

    [Fact]
    public void EveryFile_HasItsTimes_AndNothingElse()
    {
        var times = Read(Encoding.UTF8.GetBytes(Manifest));

        Assert.Equal(3000, times.Count);
        Assert.Equal((new DateTime(2021, 3, 3, 4, 7, 0, DateTimeKind.Utc), new DateTime(2021, 3, 4, 5, 6, 7, DateTimeKind.Utc).AddTicks(1234567)), times["C/inetpub/wwwroot/f7.aspx"]);
    }

    [Fact]
    public void CutManifest_GivesWhatCameBefore() => Assert.InRange(Read(Encoding.UTF8.GetBytes(Manifest[..(Manifest.Length / 2)])).Count, 1000, 2000);

    [Fact]
    public void TextOfManyMegabytes_EndsTheReading() => Assert.Empty(Read(Encoding.UTF8.GetBytes("{\"files\":[{\"entry\":\"" + new string('a', 4 << 20) + "\"}]}")));

    [Fact]
    public void MutatedManifests_NeverThrow()
    {
        var random = new Random(11);
        var whole = Encoding.UTF8.GetBytes(Manifest)[..20_000];
        for (var i = 0; i < 1000; i++)
        {
            var bytes = whole.ToArray();
            for (var flips = random.Next(1, 30); flips > 0; flips--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            Read(bytes[..random.Next(bytes.Length)]);
        }
    }

    private static IReadOnlyDictionary<string, (DateTime? Created, DateTime? Modified)> Read(byte[] bytes) => ManifestTimes.Read(new MemoryStream(bytes));
}
