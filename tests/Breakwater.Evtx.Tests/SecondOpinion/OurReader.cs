using System.Buffers;
using System.Text;

namespace Breakwater.Evtx.Tests.SecondOpinion;

internal static class OurReader
{
    public static List<string> Events(string log)
    {
        using var file = EvtxFile.Open(log);
        var output = new ArrayBufferWriter<byte>();
        List<string> events = [];
        foreach (var record in file.Records())
        {
            output.ResetWrittenCount();
            record.WriteXml(output);
            events.Add(Encoding.UTF8.GetString(output.WrittenSpan));
        }

        return events;
    }
}
