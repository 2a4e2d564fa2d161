using Breakwater.Detection.CompiledRemnants;
using Breakwater.Knowledge;
using Breakwater.Model;

namespace Breakwater.Detection.Tests.CompiledRemnants;

/// <summary>Assemblies of compiled pages are judged by what their metadata names.</summary>
public sealed class CompiledPageTest
{
    private const string Temporary = "C:/Windows/Microsoft.NET/Framework64/v4.0.30319/Temporary ASP.NET Files/";

    private static readonly CompiledRemnantDetector Detector = new(KnowledgeBase.Embedded.WebBaseline, null);

    [Theory]
    [InlineData("root/a1/b2/App_Web_x1.dll", "~/aspnet_client/x.aspx", "/aspnet_client/x.aspx", Confidence.High)]
    [InlineData("owa/a1/b2/App_Web_x1.dll", "~/auth/x.aspx", "/owa/auth/x.aspx", Confidence.High)]
    [InlineData("shop/a1/b2/App_Web_x1.dll", "~/tools/x.aspx", "/shop/tools/x.aspx", Confidence.Medium)]
    public void PageThatEvaluatesInput_IsFoundUnderItsAddress(string file, string page, string address, Confidence confidence)
    {
        var trace = Assert.Single(Detector.ExamineAssembly(Temporary + file, PageAssembly.Write("ASP", ["HttpRequest.get_Item", "Eval.JScriptEvaluate"], page)));
        Assert.Equal((address, confidence, Rung.ShellUsed, Outcome.Artefact), (trace.Target, trace.Confidence, trace.Rung, trace.Outcome));
        Assert.Equal("evaluates", trace.Fields["traits"]);
    }

    [Theory]
    [InlineData("HttpRequest.get_Form", "Process.Start", "runs-programs")]
    [InlineData("HttpRequest.BinaryRead", "Assembly.Load", "loads-code")]
    [InlineData("HttpRequest.get_Headers", "LosFormatter.Deserialize", "deserialises")]
    [InlineData("HttpRequest.get_InputStream", "Socket.Connect", "connects")]
    public void OtherEffects_AreNamed(string input, string sink, string trait) =>
        Assert.Equal(trait, Assert.Single(Detector.ExamineAssembly(Temporary + "root/a/b/App_Web_x.dll", PageAssembly.Write("ASP", [input, sink]))).Fields["traits"]);

    [Fact]
    public void PageThatReadsMachineKeys_IsAboutCredentials() =>
        Assert.Equal(Rung.Credentials, Assert.Single(Detector.ExamineAssembly(Temporary + "root/a/b/App_Web_x.dll", PageAssembly.Write("ASP", ["MachineKeySection.get_ValidationKey"], "~/x.aspx"))).Rung);

    [Theory]
    [InlineData("ASP", "HttpRequest.get_Item", "HttpResponse.Write", "~/x.aspx")]
    [InlineData("ASP", "HttpResponse.Write", "Process.Start", "~/x.aspx")]
    [InlineData("ASP", "HttpRequest.get_Files", "HttpPostedFile.SaveAs", "~/upload.aspx")]
    [InlineData("Contoso.Site", "HttpRequest.get_Item", "Process.Start", "~/aspnet_client/x.aspx")]
    public void OrdinaryPagesAndLibraries_AreNot(string space, string first, string second, string page) =>
        Assert.Empty(Detector.ExamineAssembly(Temporary + "root/a/b/App_Web_x.dll", PageAssembly.Write(space, [first, second], page)));

    [Fact]
    public void UploadInAFolderWithoutScripts_IsFound() =>
        Assert.Equal(Confidence.High, Assert.Single(Detector.ExamineAssembly(Temporary + "owa/a/b/App_Web_x.dll", PageAssembly.Write("ASP", ["HttpRequest.get_Files", "HttpPostedFile.SaveAs"], "~/auth/up.aspx"))).Confidence);

    [Fact]
    public void DamagedAssemblies_NeverThrow()
    {
        var good = PageAssembly.Write("ASP", ["HttpRequest.get_Item", "Process.Start", "Assembly.Load"], "~/a.aspx", "~/b.aspx");
        var random = new Random(20210303);
        for (var round = 0; round < 3000; round++)
        {
            var bytes = round % 3 == 0 ? good[..random.Next(good.Length)] : (byte[])good.Clone();
            for (var change = 0; change < 1 + (round % 9) && bytes.Length > 0; change++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            Assert.All(Detector.ExamineAssembly("App_Web_x.dll", bytes), t => Assert.True(t.Excerpt.Length <= 500));
        }
    }
}
