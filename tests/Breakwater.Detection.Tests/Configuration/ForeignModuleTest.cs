using System.Buffers.Binary;
using System.Text;
using Breakwater.Detection.Configuration;
using Breakwater.Knowledge;
using Breakwater.Model;

namespace Breakwater.Detection.Tests.Configuration;

public sealed class ForeignModuleTest
{
    private const string Owa = "D:/Exchange/FrontEnd/HttpProxy/owa/";
    private static readonly BackdoorModules Backdoors = new(KnowledgeBase.Embedded.Indicators);

    [Theory]
    [InlineData("Diag.Telemetry.Hook, Diag.Telemetry, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null")]
    [InlineData("Diag.Telemetry.Hook")]
    public void AModuleWithoutALibraryAtHand_IsALead(string type)
    {
        var trace = Assert.Single(Examine(Owa + "web.config", type));
        Assert.Equal((Confidence.Low, Rung.Persistence, type), (trace.Confidence, trace.Rung, trace.Target));
    }

    [Theory]
    [InlineData(false, Confidence.Medium)]
    [InlineData(true, Confidence.Low)]
    public void TheSignatureOfTheLibrary_Decides(bool isSigned, Confidence expected)
    {
        var trace = Assert.Single(Examine(Owa + "web.config", "Diag.Telemetry.Hook, Diag.Telemetry", new WebLibrary(Owa + "bin/diag.telemetry.dll", isSigned)));
        Assert.Equal((expected, Owa + "bin/diag.telemetry.dll"), (trace.Confidence, trace.Target));
        // Without traits its time lifts it no further.
        Assert.Equal(!isSigned, trace.Fields.ContainsKey("traits"));
    }

    [Fact]
    public void ATypeWithTheVendorsName_ButAnUnsignedLibrary_IsNoVendors()
    {
        var type = "Microsoft.Clients.Owa.Telemetry, Owa.Telemetry";
        Assert.Empty(Examine(Owa + "web.config", type));
        Assert.Empty(Examine(Owa + "web.config", type, new WebLibrary(Owa + "bin/Owa.Telemetry.dll", IsSigned: true)));
        Assert.Equal(Confidence.Medium, Assert.Single(Examine(Owa + "web.config", type, new WebLibrary(Owa + "bin/Owa.Telemetry.dll", IsSigned: false))).Confidence);
    }

    /// <summary>The product's own modules, those that are judged with more certainty elsewhere, and sites that bring their own.</summary>
    [Theory]
    [InlineData(Owa + "web.config", "Microsoft.Exchange.HttpProxy.ProxyModule,Microsoft.Exchange.FrontEndHttpProxy,Version=15.0.0.0,Culture=neutral,PublicKeyToken=31bf3856ad364e35")]
    [InlineData(Owa + "web.config", "System.Web.Design.ExtenderControlDesigner, System.Web.Extensions.Design")]
    [InlineData("C:/inetpub/wwwroot/shop/web.config", "Elmah.ErrorLogModule, Elmah")]
    public void NoLead(string path, string type) => Assert.Empty(Examine(path, type, new WebLibrary("C:/inetpub/wwwroot/shop/bin/Elmah.dll", IsSigned: false)));

    [Fact]
    public void OneModuleInBothSections_IsToldOnce() =>
        Assert.Single(ForeignModuleDetector.Examine(
            "C:/inetpub/wwwroot/web.config",
            "<configuration><system.web><httpModules><add name=\"a\" type=\"A.B, C\"/></httpModules></system.web><system.webServer><modules><add name=\"a\" type=\"A.B, C\"/></modules></system.webServer></configuration>"u8,
            Backdoors, new WebLibraries([])));

    [Theory]
    [InlineData(@"C:\Program Files\Vendor\IISModule.dll", "", true)]
    [InlineData(@"%windir%\System32\inetsrv\httpsrvc.dll", "", true)]
    [InlineData("", "Vendor.Monitor, Vendor", true)]
    [InlineData(@"%windir%\System32\inetsrv\authsspi.dll", "", false)]
    [InlineData(@"C:\Windows\System32\inetsrv\HTTPParser.dll", "", false)]
    public void ModulesOfTheWholeServer_AreLeadsToo(string image, string type, bool isLead)
    {
        var traces = ForeignModuleDetector.ExamineHost("applicationHost.config", [new ModuleEntry("m", image, type)], Backdoors);
        Assert.Equal(isLead, traces.Count == 1 && traces[0].Confidence == Confidence.Low);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Library_ShowsWhetherItBearsASignature(bool isSigned) => Assert.Equal(isSigned, WebLibraries.Read("a.dll", Program(isSigned)).IsSigned);

    [Fact]
    public void Library_AnyBytes_NeverThrow()
    {
        var random = new Random(2903);
        for (var round = 0; round < 2000; round++)
        {
            var bytes = Program(true);
            for (var i = random.Next(1, 8); i > 0; i--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            WebLibraries.Read("a.dll", bytes.AsMemory(0, random.Next(bytes.Length + 1)));
        }
    }

    private static IReadOnlyList<FileTrace> Examine(string path, string type, params WebLibrary[] libraries) => ForeignModuleDetector.Examine(
        path, Encoding.UTF8.GetBytes($"<configuration><system.webServer><modules><add name=\"m\" type=\"{type}\"/></modules></system.webServer></configuration>"), Backdoors, new WebLibraries(libraries));

    /// <summary>The headers of a 64-bit library without sections.</summary>
    private static byte[] Program(bool isSigned)
    {
        const int header = 0x80, optional = header + 24, certificateTable = optional + 112 + (4 * 8);
        var file = new byte[0x400];
        "MZ"u8.CopyTo(file);
        file[0x3C] = header;
        "PE\0\0"u8.CopyTo(file.AsSpan(header));
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(header + 4), 0x8664);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(header + 20), 240);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(header + 22), 0x2022);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(optional), 0x20B);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(optional + 108), 16);
        if (isSigned)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(certificateTable), 0x300);
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(certificateTable + 4), 0x100);
        }

        return file;
    }
}
