using Breakwater.Analysis.Witnesses;
using Breakwater.Evidence;
using Breakwater.Model;

namespace Breakwater.Analysis.Tests.Witnesses;

public sealed class ThemeFoldersTest
{
    [Fact]
    public void NewestFolder_IsACumulativeUpdateWitness()
    {
        var witness = Assert.Single(Read("D:/Ex/FrontEnd/HttpProxy/owa/auth/15.1.2044/scripts/premium/flogon.js", "D:/Ex/FrontEnd/HttpProxy/owa/auth/15.1.2176/scripts/premium/flogon.js"));
        Assert.Equal(("15.1.2176", BuildWitnessKind.CumulativeUpdateOnly), (witness.Build.ToString(), witness.Kind));
    }

    [Theory]
    [InlineData("C:/Ex/FrontEnd/HttpProxy/owa/auth/Current/themes/resources/logon.css")]
    [InlineData("C:/Ex/FrontEnd/HttpProxy/owa/auth/15.1/x.js")]
    [InlineData("C:/Ex/FrontEnd/HttpProxy/owa/15.1.2176/x.js")]
    public void OtherFolders_AreNoWitness(string path) => Assert.Empty(Read(path));

    private static List<BuildWitness> Read(params string[] paths) =>
        ThemeFolders.Read(paths.Select(p => new Artefact { Path = p, OriginalPath = p, Kind = ArtefactKind.WebFile, LengthBytes = 1 })).Builds;
}
