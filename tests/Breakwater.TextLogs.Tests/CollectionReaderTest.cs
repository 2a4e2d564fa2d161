using System.Text;

namespace Breakwater.TextLogs.Tests;

public sealed class CollectionReaderTest
{
    private const string Oab =
        "S:TIME=2310;'S:CMD=Set-OabVirtualDirectory.ExternalUrl=''http://z/;<script language=\"JScript\">''.Identity=''9a1f''';S:REQID=;S:URL=/ecp/DDI?schema=OAB&x=1;S:EX=";

    [Theory]
    [InlineData(Oab, "TIME", "2310")]
    [InlineData(Oab, "CMD", "Set-OabVirtualDirectory.ExternalUrl='http://z/;<script language=\"JScript\">'.Identity='9a1f'")]
    [InlineData(Oab, "cmd", "Set-OabVirtualDirectory.ExternalUrl='http://z/;<script language=\"JScript\">'.Identity='9a1f'")]
    [InlineData(Oab, "URL", "/ecp/DDI?schema=OAB&x=1")]
    [InlineData(Oab, "REQID", "")]
    [InlineData(Oab, "EX", "")]
    [InlineData(Oab, "NONE", null)]
    [InlineData("S:CMD=Set-Oab.ExternalUrl='http://f/;x'.Id='1';S:URL=/u", "CMD", "Set-Oab.ExternalUrl='http://f/;x'.Id='1'")]
    [InlineData("S:CMD=O'Brien;S:URL=/u", "URL", "/u")]
    [InlineData("S:CMD=O'Brien;S:URL=/u", "CMD", "O'Brien")]
    [InlineData("'S:CMD=cut off;here", "CMD", "cut off")]
    [InlineData("Dbl:WLM.TS=0;I32:A.B=5", "A.B", "5")]
    [InlineData("BeginRequest=2023-01-06T01:00:04.107Z;EndRequest=x", "BeginRequest", "2023-01-06T01:00:04.107Z")]
    [InlineData("", "CMD", null)]
    [InlineData(";;;", "CMD", null)]
    [InlineData("'", "CMD", null)]
    public void Members_AreFoundByKey(string cell, string key, string? expected)
    {
        var bytes = Encoding.UTF8.GetBytes(cell);
        var found = new CollectionReader(bytes).TryGet(Encoding.UTF8.GetBytes(key), out var value, new byte[bytes.Length]);

        Assert.Equal(expected, found ? Encoding.UTF8.GetString(value) : null);
    }

    [Fact]
    public void Members_AreReadInOrder()
    {
        var bytes = Encoding.UTF8.GetBytes(Oab);
        var reader = new CollectionReader(bytes);
        var keys = new List<string>();
        while (reader.TryRead(out var key, out _, new byte[bytes.Length]))
        {
            keys.Add(Encoding.UTF8.GetString(key));
        }

        Assert.Equal(["TIME", "CMD", "REQID", "URL", "EX"], keys);
    }

    [Fact]
    public void ScratchTooSmall_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CollectionReader("S:A=1"u8).TryGet("A"u8, out _, new byte[2]));

    [Fact]
    public void HostileCell_EndsAndStaysInside()
    {
        var random = new Random(20210303);
        const string alphabet = "S:A=';,\"x";
        for (var round = 0; round < 5000; round++)
        {
            var cell = Enumerable.Range(0, random.Next(60)).Select(_ => (byte)alphabet[random.Next(alphabet.Length)]).ToArray();
            var reader = new CollectionReader(cell);
            var members = 0;
            while (reader.TryRead(out var key, out var value, new byte[cell.Length]))
            {
                Assert.True(key.Length + value.Length < cell.Length);
                Assert.True(++members <= cell.Length);
            }
        }
    }
}
