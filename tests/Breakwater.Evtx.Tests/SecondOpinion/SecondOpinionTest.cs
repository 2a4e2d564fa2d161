namespace Breakwater.Evtx.Tests.SecondOpinion;

/// <summary>python-evtx, another implementation by other people, reads the public logs and says the same.</summary>
public sealed class SecondOpinionTest
{
    private const int SmallFile = 200_000;

    public static TheoryData<string> SmallLogs => [.. Logs(size => size <= SmallFile)];

    public static TheoryData<string> LargeLogs => [.. Logs(size => size > SmallFile)];

    [Theory]
    [MemberData(nameof(SmallLogs))]
    public void SmallLog_HasTheSameFieldsForBoth(string name) => Compare(name);

    /// <summary>Minutes: that reader does a megabyte in eight seconds.</summary>
    [Theory(Explicit = true)]
    [MemberData(nameof(LargeLogs))]
    public void LargeLog_HasTheSameFieldsForBoth(string name) => Compare(name);

    private static void Compare(string name)
    {
        Assert.SkipWhen(Corpus.Folder is null, "the public corpora are absent");
        Assert.SkipUnless(OtherReader.PythonEvtx.IsInstalled, "evtx_dump.py is not installed");
        var ours = OurReader.Events(Corpus.Log(name));
        var (theirs, stoppedBy) = OtherReader.PythonEvtx.Read(Corpus.Log(name));
        Assert.SkipWhen(theirs.Count == 0, $"evtx_dump.py reads nothing of {name}: {stoppedBy}");
        Assert.Empty(Disagreement.Between(ours, theirs));
        if (stoppedBy is null)
        {
            // Behind damage it leaves a chunk where we go on; docs/evtx.md has how many records that gives.
            Assert.InRange(ours.Count, theirs.Count, Corpus.Counts(name).Errors == 0 ? theirs.Count : int.MaxValue);
        }
    }

    private static IEnumerable<string> Logs(Func<long, bool> hasSize) => Corpus.Folder is null ? ["(absent)"] : Corpus.Names.Where(n => hasSize(new FileInfo(Corpus.Log(n)).Length));
}
