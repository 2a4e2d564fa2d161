using System.Text;
using Breakwater.Analysis.Witnesses;
using Breakwater.Model;

namespace Breakwater.Analysis.Tests.Witnesses;

public sealed class PowerShellExportReaderTest
{
    [Fact]
    public void AdminDisplayVersion_IsACumulativeUpdateWitnessOnly()
    {
        var witness = Assert.Single(Read("Name : EXCH01\nAdminDisplayVersion : Version 15.1 (Build 2176.2)\n").Builds);
        Assert.Equal(("15.1.2176", BuildWitnessKind.CumulativeUpdateOnly), (witness.Build.ToString(), witness.Kind));
    }

    [Theory]
    [InlineData("15.01.2176.009   15.01.2176.009   C:\\Program Files\\Microsoft\\Exchange Server\\V15\\bin\\ExSetup.exe")]
    [InlineData("FileVersion : 15.01.2176.009\nFileName    : D:\\Exchange\\bin\\ExSetup.exe")]
    public void FileVersionOfExSetup_IsExact(string text)
    {
        var witness = Read(text).Builds[0];
        Assert.Equal(("15.1.2176.9", BuildWitnessKind.ExSetupOutput), (witness.Build.ToString(), witness.Kind));
    }

    [Fact]
    public void FileVersionOfAnotherProgram_IsNoWitness() => Assert.Empty(Read("FileVersion : 15.01.2176.009\nFileName : C:\\tools\\other.exe").Builds);

    [Fact]
    public void ExportOfTheOrganisation_CountsOnlyThisServersLines()
    {
        const string Export = "\"Name\",\"AdminDisplayVersion\"\n\"EXCH01\",\"Version 15.1 (Build 2176.2)\"\n\"EXCH02\",\"Version 15.2 (Build 792.3)\"\n";
        Assert.Equal("15.2.792", Assert.Single(Read(Export, "EXCH02").Builds).Build.ToString());
        Assert.Empty(Read(Export).Builds);
    }

    [Fact]
    public void Utf16Export_IsRead()
    {
        var bytes = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("Name : EXCH01\r\nAdminDisplayVersion : Version 15.1 (Build 2176.2)\r\n")).ToArray();
        Assert.Single(PowerShellExportReader.Read(new MemoryStream(bytes), "servers.txt", null).Builds);
    }

    private static WitnessStatements Read(string text, string? server = null) => PowerShellExportReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "servers.txt", server);
}
