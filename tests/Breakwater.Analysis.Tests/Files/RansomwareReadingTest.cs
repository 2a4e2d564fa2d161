using Breakwater.Analysis.Files;
using Breakwater.Evidence;

namespace Breakwater.Analysis.Tests.Files;

public sealed class RansomwareReadingTest : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("breakwater-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(2000, null)]
    [InlineData(2003, 3)]
    public void TextsBeyondTheBound_AreCounted(int files, int? leftOut)
    {
        for (var i = 0; i < files; i++)
        {
            File.WriteAllText(Path.Combine(_folder, $"readme{i:0000}.txt"), "Your files are encrypted, we decrypt them");
        }

        var readings = new FileReadings();
        using var evidence = EvidenceSet.Open([_folder], Inventory.Options(null, 2, []), TestContext.Current.CancellationToken);
        RansomwareReading.Read(evidence, Inventory.Of(evidence.Artefacts).Files, 2, readings, TestContext.Current.CancellationToken);
        Assert.Equal(leftOut is null ? [] : new[] { ("readme2000.txt", $"FILE007 expected at most 2000 texts named like ransom notes, found {leftOut} more from this one on; they are not read", leftOut * 41L) },
            readings.Unread().Select(u => (Path.GetFileName(u.Path), u.Reason, u.Bytes)));
    }
}
