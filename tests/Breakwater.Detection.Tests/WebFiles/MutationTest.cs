using System.Text;
using Breakwater.Detection.CompiledRemnants;
using Breakwater.Detection.Configuration;
using Breakwater.Knowledge.Web;

namespace Breakwater.Detection.Tests.WebFiles;

/// <summary>Any bytes in: no exception, bounded traces. Seeded, so that a failure can be repeated.</summary>
public sealed class MutationTest
{
    private static readonly byte[][] Seeds =
    [
        Encoding.UTF8.GetBytes(Pages.Object("http://f/" + Pages.Evaluates)),
        Encoding.Unicode.GetBytes(Pages.Uploads),
        [.. "!BDN"u8, 0, 1, 2, 3, (byte)'S', (byte)'M', .. Encoding.UTF8.GetBytes(Pages.Evaluates)],
        "<%@ Page CodePage=65000 %>+ADwAJQ- Process.Start(Request+AFs-1+AF0-) %>"u8.ToArray(),
        "<?xml version=\"1.0\"?><preserve virtualPath=\"/aspnet_client/x.aspx\" assembly=\"App_Web_a\"/>"u8.ToArray(),
        "Name,InternalUrl,ExternalUrl\r\nOAB,https://a/OAB,\"http://f/<script runat=server>\""u8.ToArray(),
    ];

    [Fact]
    public void MutatedBytes_NeverThrow()
    {
        var random = new Random(20210303);
        var web = Pages.Detector();
        var compiled = new CompiledRemnantDetector(WebBaseline.None, null);
        for (var round = 0; round < 2000; round++)
        {
            var bytes = Mutate(Seeds[round % Seeds.Length], random);
            Assert.InRange(web.Examine(Pages.File("C:/inetpub/wwwroot/aspnet_client/x.aspx", bytes)).Count, 0, 1);
            Assert.InRange(compiled.Examine("x.compiled", bytes).Count, 0, 1);
            Assert.InRange(VirtualDirectoryDetector.Examine("x.txt", bytes).Count, 0, 20);
        }
    }

    [Theory]
    [InlineData('\n')]
    [InlineData(' ')]
    [InlineData('<')]
    [InlineData('"')]
    [InlineData('/')]
    public void MonotonousFile_EndsInReasonableTime(char c)
    {
        var bytes = Encoding.UTF8.GetBytes("ExternalUrl http://" + new string(c, MonotonousChars));
        Assert.InRange(Pages.Detector().Examine(Pages.File("C:/inetpub/wwwroot/aspnet_client/x.aspx", bytes)).Count, 0, 1);
        Assert.Empty(VirtualDirectoryDetector.Examine("x.txt", bytes));
    }

    private const int MonotonousChars = 1_000_000;

    private static byte[] Mutate(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var i = random.Next(1, 8); i > 0 && bytes.Count > 0; i--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveAt(at); break;
                case 2: bytes.Insert(at, (byte)random.Next(256)); break;
                default: bytes.RemoveRange(at, bytes.Count - at); break;
            }
        }

        return [.. bytes];
    }
}
