using System.Buffers;
using System.Text;

namespace Breakwater.Evtx.Tests;

/// <summary>Each construct of the format, from bytes that are written here.</summary>
public sealed class FormatTest
{
    [Fact]
    public void InlineEvent_WithoutTemplate_IsRead()
    {
        var (json, xml) = Write(b => b.Fragment()
            .Open("Event").Content()
            .Open("System").Content()
            .Open("Provider", attributes: true).Attribute("Name").Text("MSExchange CmdletLogs").Empty()
            .Open("EventID", attributes: true).Attribute("Qualifiers").Text("16384").Content().Text("1").Close()
            .Open("Channel").Content().Text("MSExchange Management").Close()
            .Close()
            .Open("EventData").Content()
            .Open("Data").Content().Text("Set-Mailbox").Close()
            .Open("Data").Empty()
            .Open("Data").Content().Text("5").Close()
            .Close().Close().End());
        Assert.Equal(
            """{"System":{"Provider":{"@Name":"MSExchange CmdletLogs"},"EventID":{"@Qualifiers":"16384","#text":"1"},"Channel":"MSExchange Management"},"EventData":{"Data":["Set-Mailbox","","5"]}}""",
            json);
        Assert.Equal(
            """<Event><System><Provider Name="MSExchange CmdletLogs"/><EventID Qualifiers="16384">1</EventID><Channel>MSExchange Management</Channel></System><EventData><Data>Set-Mailbox</Data><Data/><Data>5</Data></EventData></Event>""",
            xml);
    }

    [Theory]
    [InlineData(0x00, "", "null", "")]
    [InlineData(0x01, "410042000000", "\"AB\"", "AB")]
    [InlineData(0x02, "4180", "\"A€\"", "A€")]
    [InlineData(0x03, "FE", "-2", "-2")]
    [InlineData(0x04, "FE", "254", "254")]
    [InlineData(0x05, "FEFF", "-2", "-2")]
    [InlineData(0x06, "FEFF", "65534", "65534")]
    [InlineData(0x07, "FEFFFFFF", "-2", "-2")]
    [InlineData(0x08, "FEFFFFFF", "4294967294", "4294967294")]
    [InlineData(0x09, "FEFFFFFFFFFFFFFF", "-2", "-2")]
    [InlineData(0x0A, "FEFFFFFFFFFFFFFF", "18446744073709551614", "18446744073709551614")]
    [InlineData(0x0B, "0000C03F", "\"1.5\"", "1.5")]
    [InlineData(0x0C, "000000000000F83F", "\"1.5\"", "1.5")]
    [InlineData(0x0D, "01000000", "true", "true")]
    [InlineData(0x0D, "00", "false", "false")]
    [InlineData(0x0E, "00FF10", "\"00FF10\"", "00FF10")]
    [InlineData(0x0F, "000102030405060708090A0B0C0D0E0F", "\"{03020100-0504-0706-0809-0A0B0C0D0E0F}\"", "{03020100-0504-0706-0809-0A0B0C0D0E0F}")]
    [InlineData(0x10, "E7030000", "\"0x3e7\"", "0x3e7")]
    [InlineData(0x10, "E703000000000000", "\"0x3e7\"", "0x3e7")]
    [InlineData(0x11, "0040B7EC480FD701", "\"2021-03-02T09:46:31.4213376Z\"", "2021-03-02T09:46:31.4213376Z")]
    [InlineData(0x11, "FFFFFFFFFFFFFFFF", "\"FFFFFFFFFFFFFFFF\"", "FFFFFFFFFFFFFFFF")]
    [InlineData(0x12, "E50703000200020008003B003700FA00", "\"2021-03-02T08:59:55.2500000Z\"", "2021-03-02T08:59:55.2500000Z")]
    [InlineData(0x13, "010500000000000515000000FEFFFFFF020000000300000004000000", "\"S-1-5-21-4294967294-2-3-4\"", "S-1-5-21-4294967294-2-3-4")]
    [InlineData(0x14, "00000080", "\"0x80000000\"", "0x80000000")]
    [InlineData(0x15, "0000000000000080", "\"0x8000000000000000\"", "0x8000000000000000")]
    [InlineData(0x20, "01000000", "\"0x1\"", "0x1")]
    [InlineData(0x81, "410000000000420000000000", "[\"A\",\"\",\"B\",\"\"]", "A|||B|")]
    [InlineData(0x84, "0102", "[1,2]", "1|2")]
    [InlineData(0x86, "0100FFFF", "[1,65535]", "1|65535")]
    [InlineData(0x88, "01000000", "1", "1")]
    [InlineData(0x8D, "0100000000000000", "[true,false]", "true|false")]
    [InlineData(0x94, "01000000FF000000", "[\"0x1\",\"0xff\"]", "0x1|0xff")]
    [InlineData(0x95, "01000000000000000200000000000000", "[\"0x1\",\"0x2\"]", "0x1|0x2")]
    [InlineData(0x93, "010100000000000512000000010100000000000513000000", "[\"S-1-5-18\",\"S-1-5-19\"]", "S-1-5-18|S-1-5-19")]
    [InlineData(0x77, "ABCD", "\"ABCD\"", "ABCD")]
    public void EveryValueType_IsWrittenAsWindowsShowsIt(byte type, string hex, string json, string xml)
    {
        var (ourJson, ourXml) = Write(b => b.Fragment().Template(
            t => t.Fragment().Open("Event").Content().Open("V").Content().Value(0, type).Close().Close().End(),
            (type, Convert.FromHexString(hex))).End());
        Assert.Equal($"{{\"V\":{json}}}", ourJson);
        var items = string.Concat(xml.Replace("|||", "||", StringComparison.Ordinal).Split('|').Select(i => i.Length == 0 ? "<V/>" : $"<V>{i}</V>"));
        Assert.Equal($"<Event>{items}</Event>", ourXml);
    }

    [Fact]
    public void TextTokens_AreJoinedAndEscaped()
    {
        var (json, xml) = Write(b => b.Fragment()
            .Open("Event").Content()
            .Open("A").Content().Text("a<\"").Character('é').Entity("amp").CData("]]>\u001b\n").Close()
            .Instruction("target", "text?>")
            .Close().End());
        Assert.Equal("""{"A":"a<\"é&]]>\u001b\n"}""", json);
        Assert.Equal("<Event><A>a&lt;\"é&amp;]]&gt;\uFFFD\n</A><?target text?&gt;?></Event>", xml);
    }

    [Fact]
    public void NestedFragment_IsPartOfTheEvent_AndItsValuesHaveNamesAndPositions()
    {
        var log = new LogBuilder();
        var nested = new BinXmlBuilder(0).ToArray();
        var outer = new BinXmlBuilder(log.NextEvent).Fragment().Template(
            t => t.Fragment().Open("Event").Content().Open("System").Content().Open("EventID").Content().Value(0, 6).Close().Close().Value(1, 0x21, optional: true).Close().End(),
            (6, [1, 0]), (0x21, nested));
        var valueStart = outer.Position;
        var inner = new BinXmlBuilder(valueStart).Fragment().Open("EventData", dependencyId: false).Content()
            .Open("Data", attributes: true, dependencyId: false).Attribute("Name").Text("CMD").Content().Text("Set-OabVirtualDirectory").Close()
            .Open("Data", dependencyId: false).Empty()
            .Close().End().ToArray();
        outer = new BinXmlBuilder(log.NextEvent).Fragment().Template(
            t => t.Fragment().Open("Event").Content().Open("System").Content().Open("EventID").Content().Value(0, 6).Close().Close().Value(1, 0x21, optional: true).Close().End(),
            (6, [1, 0]), (0x21, inner));
        using var file = EvtxFile.Open(log.Add(outer.ToArray()).Build());
        foreach (var record in file.Records())
        {
            Assert.Equal(1, record.EventId);
            Assert.True(record.TryGetValue("CMD", out var named));
            Assert.Equal("Set-OabVirtualDirectory", named.ToString());
            Assert.True(record.TryGetValue(1, out var second));
            Assert.True(second.IsNull);
            Assert.False(record.TryGetValue(2, out _));
            Assert.Equal("""{"System":{"EventID":1},"EventData":{"CMD":"Set-OabVirtualDirectory","Data":""}}""", Json(record));
        }

        Assert.Equal([], file.Damage);
    }

    [Fact]
    public void TemplateThatContainsItself_IsDamage_NotAHang()
    {
        var log = new LogBuilder();
        var definition = log.NextEvent + 4 + 10;
        var body = new BinXmlBuilder(log.NextEvent).Fragment().Template(
            t => t.Fragment().Open("Event").Content().TemplateAt(definition).TemplateAt(definition).TemplateAt(definition).Close().End()).End();
        using var file = EvtxFile.Open(log.Add(body.ToArray()).Build());
        var count = 0;
        foreach (var record in file.Records())
        {
            count += Json(record).Length > 0 ? 1 : 0;
        }

        Assert.Equal(1, count);
        Assert.Contains(file.Damage, d => d.Structure == "event");
    }

    [Fact]
    public void OptionalAttribute_WithoutValue_IsLeftOut()
    {
        var (json, xml) = Write(b => b.Fragment().Template(
            t => t.Fragment().Open("Event").Content().Open("Security", attributes: true).Attribute("UserID").Value(0, 0x13, optional: true).Empty().Close().End(),
            (0, [])).End());
        Assert.Equal("""{"Security":null}""", json);
        Assert.Equal("<Event><Security/></Event>", xml);
    }

    private static (string Json, string Xml) Write(Action<BinXmlBuilder> build)
    {
        var log = new LogBuilder();
        var binXml = new BinXmlBuilder(log.NextEvent);
        build(binXml);
        using var file = EvtxFile.Open(log.Add(binXml.ToArray()).Build());
        var result = ("", "");
        foreach (var record in file.Records())
        {
            var xml = new ArrayBufferWriter<byte>();
            record.WriteXml(xml);
            result = (Json(record), Encoding.UTF8.GetString(xml.WrittenSpan));
        }

        Assert.Equal([], file.Damage);
        return result;
    }

    private static string Json(scoped in EvtxRecord record)
    {
        var json = new ArrayBufferWriter<byte>();
        record.WriteJson(json);
        return Encoding.UTF8.GetString(json.WrittenSpan);
    }
}
