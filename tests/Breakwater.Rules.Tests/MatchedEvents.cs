using Breakwater.Analysis.Events;
using Breakwater.Analysis.Hunting;
using Breakwater.Analysis.Rules;
using Breakwater.Evtx;
using Breakwater.Knowledge;
using Breakwater.Sigma;
using Breakwater.Tests;

namespace Breakwater.Rules.Tests;

/// <summary>Reads an event log with the reader and the field names of the product and tries all rules on every event.</summary>
internal static class MatchedEvents
{
    private static readonly ActiveRules All = ActiveRules.LoadOnly([Repository.At("rules")], null, new RuleSelection(), ActiveSuppressions.None, KnowledgeBase.Embedded);

    public static IReadOnlyList<MatchedRecord> Read(Stream log)
    {
        var rules = new EventRules(All);
        var records = new List<MatchedRecord>();
        using var file = EvtxFile.Open(log);
        foreach (var record in file.Records())
        {
            var hits = new List<SigmaRule>();
            foreach (var place in rules.KindOf(record.Channel, record.EventId ?? -1).Read(record).Places)
            {
                if (place.Fields.Includes())
                {
                    var view = place.Fields.Show();
                    place.Rules.Matcher.Match(in view, hits);
                }
            }

            records.Add(new MatchedRecord((long)record.EventRecordId, EventText.Of(record).Excerpt, hits));
        }

        Assert.Empty(file.Damage);
        return records;
    }
}
