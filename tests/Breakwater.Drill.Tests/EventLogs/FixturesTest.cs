using Breakwater.Evtx.Tests.SecondOpinion;
using Breakwater.Tests;

namespace Breakwater.Drill.Tests.EventLogs;

/// <summary>The committed event logs are this writer's work; whoever changes the writer runs <see cref="Rewrite"/> and reviews the difference.</summary>
public sealed class FixturesTest
{
    public static TheoryData<string> Names => FixtureLogs.Names;

    [Theory, MemberData(nameof(Names))]
    public void Fixture_IsWhatTheWriterMakes(string name) => Assert.Equal(File.ReadAllBytes(Path(name)), FixtureLogs.Bytes(name));

    /// <summary>libevtx reads templates only, so not the forwarded log, and neither does it read forwarded logs of Windows.</summary>
    [Theory]
    [InlineData("cmdlets")]
    [InlineData("every-kind")]
    public void Fixture_HasTheSameFieldsForLibevtx(string name)
    {
        Assert.SkipUnless(OtherReader.Libevtx.IsInstalled, "evtxexport is not installed");
        var ours = OurReader.Events(Path(name));
        var (theirs, stoppedBy) = OtherReader.Libevtx.Read(Path(name));
        Assert.Null(stoppedBy);
        Assert.Equal(ours.Count, theirs.Count);
        Assert.Empty(Disagreement.Between(ours, theirs, hasWholeArrays: true));
    }

    [Theory]
    [InlineData("cmdlets")]
    [InlineData("every-kind")]
    public void Fixture_HasTheSameFieldsForPythonEvtx(string name)
    {
        Assert.SkipUnless(OtherReader.PythonEvtx.IsInstalled, "evtx_dump.py is not installed");
        var ours = OurReader.Events(Path(name));
        var (theirs, stoppedBy) = OtherReader.PythonEvtx.Read(Path(name));
        Assert.Null(stoppedBy);
        Assert.Equal(ours.Count, theirs.Count);
        Assert.Empty(Disagreement.Between(ours, theirs));
    }

    [Theory(Explicit = true), MemberData(nameof(Names))]
    public void Rewrite(string name)
    {
        Directory.CreateDirectory(Repository.At("tests", "data", "evtx"));
        File.WriteAllBytes(Path(name), FixtureLogs.Bytes(name));
    }

    private static string Path(string name) => Repository.At("tests", "data", "evtx", name + ".evtx");
}
