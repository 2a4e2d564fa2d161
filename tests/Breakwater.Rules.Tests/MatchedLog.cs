using System.Text;
using Breakwater.Sigma;
using Breakwater.TextLogs;

namespace Breakwater.Rules.Tests;

/// <summary>Reads a log through the real reader and tries the rules of one service on every record.</summary>
internal sealed class MatchedLog : ILogVisitor
{
    private static readonly RuleSet Compiled = RuleSet.Compile(RuleFiles.All.Values.SelectMany(r => r.Rules));
    private readonly RuleMatcher _matcher;
    private readonly List<MatchedRecord> _records = [];
    private LogSchema? _schema;

    private MatchedLog(string service) => _matcher = Compiled.For(s => s.Service == service);

    /// <summary>The records of a file in order, each with the rules that matched it.</summary>
    public static IReadOnlyList<MatchedRecord> Read(string service, string path)
    {
        using var stream = File.OpenRead(path);
        return Read(service, stream);
    }

    public static IReadOnlyList<MatchedRecord> Read(string service, Stream stream)
    {
        var visitor = new MatchedLog(service);
        var result = LogReader.Read(stream, LogReadOptions.Default, visitor, TestContext.Current.CancellationToken);
        Assert.Equal(result.Records, visitor._records.Count);
        return visitor._records;
    }

    public void OnSchema(LogSchema schema) => _schema = schema;

    public void OnRecord(in LogRecord record)
    {
        var line = Encoding.UTF8.GetString(record.Line);
        var values = new IReadOnlyList<string>[Compiled.Fields.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = FieldValues.Of(_schema!, record, Compiled.Fields[i]);
        }

        var view = new RecordView(values, line);
        var hits = new List<SigmaRule>();
        _matcher.Match(in view, hits);
        _records.Add(new MatchedRecord(record.LineNumber, line, hits));
    }
}
