using System.Buffers;
using System.Text;

namespace Breakwater.Evtx.Tests;

/// <summary>Fragments inside fragments: what they share in JSON, and how deep values are found by name.</summary>
public sealed class NestedFragmentsTest
{
    private const byte BinXml = 0x21;

    [Fact]
    public void FragmentsOfTheSameRoot_BecomeAnArray()
    {
        var log = new LogBuilder();
        Add(log, t => t.Fragment().Open("Event").Content().Open("System").Content().Close().Value(0, BinXml).Value(1, BinXml).Close().End(), Data("A", "1"), Data("B", "2"));
        Assert.Equal(["""{"System":null,"EventData":[{"A":"1"},{"B":"2"}]}"""], Json(log));
    }

    [Fact]
    public void FragmentWithTheNameOfAnElement_BecomesAnArrayWithIt()
    {
        var log = new LogBuilder();
        Add(log, t => t.Fragment().Open("Event").Content().Open("System").Content().Close()
            .Open("EventData").Content().Open("Data").Content().Text("x").Close().Close()
            .Value(0, BinXml).Close().End(), Data("A", "1"));
        Assert.Equal(["""{"System":null,"EventData":[{"Data":"x"},{"A":"1"}]}"""], Json(log));
    }

    [Fact]
    public void TenFragmentsSideBySide_AreNotDeep()
    {
        var log = new LogBuilder();
        Add(log, t =>
        {
            t.Fragment().Open("Event").Content().Open("System").Content().Close();
            for (var i = 0; i < 10; i++)
            {
                t.Value(i, BinXml);
            }

            t.Close().End();
        }, [.. Enumerable.Range(0, 10).Select(i => Data($"N{i}", $"{i}"))]);
        Assert.Equal($$"""{"System":null,"EventData":[{{string.Join(',', Enumerable.Range(0, 10).Select(i => $"{{\"N{i}\":\"{i}\"}}"))}}]}""", Assert.Single(Json(log)));
    }

    [Fact]
    public void ValuesOfADeeperFragment_AreFoundByNameAndPosition_InTheOrderOfTheEvent()
    {
        var log = new LogBuilder();
        Add(log, t => t.Fragment().Open("Event").Content().Open("System").Content().Close()
            .Open("UserData").Content()
            .Open("Before").Content().Text("b").Close()
            .Open("Inner").Content().Value(0, BinXml).Close()
            .Open("After").Content().Text("a").Close()
            .Close().Close().End(), Data("Deep", "d"));
        using var file = EvtxFile.Open(log.Build());
        var count = 0;
        foreach (var record in file.Records())
        {
            count++;
            Assert.True(record.TryGetValue("Deep", out var deep));
            Assert.Equal("d", deep.ToString());
            Assert.True(record.TryGetValue("After", out var after));
            Assert.Equal("a", after.ToString());
            var names = new List<string>();
            foreach (var value in record.Values)
            {
                names.Add($"{value.Name}={value.Value.ToString()}");
            }

            Assert.Equal(["Before=b", "Deep=d", "After=a"], names);
            Assert.True(record.TryGetValue(1, out var second));
            Assert.Equal("d", second.ToString());
        }

        Assert.Equal(1, count);
    }

    private static Func<int, byte[]> Data(string name, string text) => start => new BinXmlBuilder(start).Fragment().Open("EventData", dependencyId: false).Content()
        .Open("Data", attributes: true, dependencyId: false).Attribute("Name").Text(name).Content().Text(text).Close().Close().End().ToArray();

    // Names are stored where they are used, so a fragment's bytes depend on where it lies, which the lengths of those before it decide.
    private static void Add(LogBuilder log, Action<BinXmlBuilder> definition, params Func<int, byte[]>[] fragments)
    {
        byte[][] values = [.. fragments.Select(f => f(0))];
        var end = Build(log, definition, values).Position;
        for (var i = fragments.Length - 1; i >= 0; i--)
        {
            end -= values[i].Length;
            values[i] = fragments[i](end);
        }

        log.Add(Build(log, definition, values).ToArray());
    }

    private static BinXmlBuilder Build(LogBuilder log, Action<BinXmlBuilder> definition, byte[][] values) =>
        new BinXmlBuilder(log.NextEvent).Fragment().Template(definition, [.. values.Select(v => (BinXml, v))]);

    private static List<string> Json(LogBuilder log)
    {
        using var file = EvtxFile.Open(log.Build());
        var lines = new List<string>();
        var output = new ArrayBufferWriter<byte>();
        foreach (var record in file.Records())
        {
            output.ResetWrittenCount();
            Assert.True(record.WriteJson(output));
            lines.Add(Encoding.UTF8.GetString(output.WrittenSpan));
        }

        return lines;
    }
}
