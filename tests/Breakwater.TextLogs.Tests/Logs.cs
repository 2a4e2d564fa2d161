using System.Text;

namespace Breakwater.TextLogs.Tests;

/// <summary>Reads logs in memory and keeps what the visitor saw.</summary>
internal static class Logs
{
    public static (LogReadResult Result, List<Seen> Records) Read(string text, LogReadOptions? options = null) => Read(Encoding.UTF8.GetBytes(text), options);

    public static (LogReadResult Result, List<Seen> Records) Read(byte[] bytes, LogReadOptions? options = null)
    {
        using var stream = new MemoryStream(bytes);
        return Read(stream, options);
    }

    public static (LogReadResult Result, List<Seen> Records) Read(Stream stream, LogReadOptions? options = null)
    {
        var collector = new Collector();
        var result = LogReader.Read(stream, options ?? LogReadOptions.Default, collector, TestContext.Current.CancellationToken);
        return (result, collector.Records);
    }

    public static LogHead? Recognise(string head) => Recognise(Encoding.UTF8.GetBytes(head));

    public static LogHead? Recognise(byte[] head) => LogRecognition.TryRecognise(head, out var result) ? result : null;

    private sealed class Collector : ILogVisitor
    {
        private LogSchema? _schema;

        public List<Seen> Records { get; } = [];

        public void OnSchema(LogSchema schema) => _schema = schema;

        public void OnRecord(in LogRecord record)
        {
            Assert.Same(_schema, record.Schema);
            Records.Add(Seen.From(record));
        }
    }
}
