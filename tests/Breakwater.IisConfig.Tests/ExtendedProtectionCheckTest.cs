using System.Text.Json;
using Breakwater.IisConfig.ExtendedProtection;
using Breakwater.Tests;

namespace Breakwater.IisConfig.Tests;

public sealed class ExtendedProtectionCheckTest
{
    [Fact]
    public void AllPlacesSet_IsSatisfied()
    {
        var result = Evaluate(Sample.Protected());

        Assert.True(result.Satisfied);
        Assert.Empty(result.Missing);
        Assert.Empty(result.SslDeviations);
        Assert.Equal(Sample.FrontEndDirectories.Length + Sample.BackEndDirectories.Length, result.Directories.Count);
    }

    [Theory]
    [InlineData("Default Web Site/EWS", "None", "Default Web Site/EWS: Extended Protection is None, Allow is needed")]
    [InlineData("Exchange Back End/mapi/nspi", "Allow", "Exchange Back End/MAPI/nspi: Extended Protection is Allow, Require is needed")]
    public void OneWeakPlace_IsNamed(string place, string to, string sentence)
    {
        var result = Evaluate(Sample.Protected(place, to));

        Assert.False(result.Satisfied);
        Assert.Equal(sentence, Assert.Single(result.Missing));
    }

    [Fact]
    public void NothingSet_MissesEveryPlaceButTheOnesThatNeedNone()
    {
        var result = Evaluate("");

        Assert.False(result.Satisfied);
        Assert.Equal(Sample.FrontEndDirectories.Length + Sample.BackEndDirectories.Length - 3, result.Missing.Count);
    }

    [Fact]
    public void PlaceWithoutOwnSetting_InheritsFromThePlaceAbove()
    {
        var result = Evaluate("""<location path="exchange back end"><system.webServer><security><access sslFlags="Ssl,Ssl128"/><authentication><windowsAuthentication><extendedProtection tokenChecking="Require"/></windowsAuthentication></authentication></security></system.webServer></location>""");

        Assert.All(result.Directories.Where(d => d.Site == "Exchange Back End"), d => Assert.True(d.Satisfied));
        Assert.True(result.Directories.Single(d => d is { Site: "Exchange Back End", VirtualDirectory: "Autodiscover" }).Stricter);
    }

    [Fact]
    public void BackEndEwsLimitedToServers_IsAnAcceptedSubstitute_WhereTheModuleIsThere()
    {
        const string limited = """<location path="Exchange Back End/EWS"><system.webServer><security><ipSecurity allowUnlisted="false"/></security></system.webServer></location>""";
        const string module = """<system.webServer><globalModules><add name="IpRestrictionModule" image="%windir%\System32\inetsrv\iprestr.dll"/></globalModules></system.webServer>""";

        Assert.True(Evaluate(Sample.Protected("Exchange Back End/EWS") + limited + module).Satisfied);
        Assert.False(Evaluate(Sample.Protected("Exchange Back End/EWS") + limited).Satisfied);
    }

    [Fact]
    public void ProtectionWithoutSsl_IsADeviation()
    {
        var result = Evaluate(Sample.Protected().Replace("Ssl, Ssl128", "Ssl", StringComparison.Ordinal));

        Assert.True(result.Satisfied);
        Assert.Contains("sslFlags Ssl, Ssl and Ssl128 are needed", result.SslDeviations[0]);
    }

    [Fact]
    public void IncompleteFile_ConcludesNothing()
    {
        var text = Sample.Config(Sample.Protected());
        Assert.True(IisConfiguration.TryRead(IisConfigurationTest.Bytes(text[..^30]), "x", out var config, out _));

        Assert.Null(ExtendedProtectionCheck.Evaluate(new Files.ConfigurationFiles(config!, "", isWholeServer: true)).Satisfied);
    }

    [Fact]
    public void Table_IsTheOneOfTheReference()
    {
        var file = Repository.Corpora is { } corpora ? Path.Combine(corpora, "..", "reference", "mitigations.json") : "";
        Assert.SkipWhen(!File.Exists(file), "reference not at hand");
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        var table = json.RootElement.GetProperty("mitigations").EnumerateArray().Single(m => m.GetProperty("id").GetString() == "MIT-EP").GetProperty("changes")[0].GetProperty("expected");

        Assert.Equal(
            table.EnumerateArray().Select(e => (e.GetProperty("vdir").GetString(), e.GetProperty("Default Web Site").GetString(), e.GetProperty("Exchange Back End").GetString())),
            ExpectedProtection.All.Select(e => ((string?)e.VirtualDirectory, e.FrontEnd?.ToString(), e.BackEnd?.ToString())));
    }

    private static ExtendedProtectionResult Evaluate(string locations) => ExtendedProtectionCheck.Evaluate(new Files.ConfigurationFiles(IisConfigurationTest.Read(Sample.Config(locations)), "", isWholeServer: true));
}
