using Breakwater.Evtx;

namespace Breakwater.Cli.Evtx;

/// <summary>Which records are dumped; an empty list and a missing time let everything through.</summary>
internal sealed record RecordFilter(DateTime? From, DateTime? To, IReadOnlyList<int> EventIds, IReadOnlyList<string> Channels)
{
    public bool Lets(scoped in EvtxRecord record)
    {
        if (From is not null || To is not null)
        {
            var time = record.CreatedUtc;
            if (time is null || time < From || time > To)
            {
                return false;
            }
        }

        return (EventIds.Count == 0 || (record.EventId is { } id && EventIds.Contains(id))) && (Channels.Count == 0 || IsInChannel(record.Channel));
    }

    private bool IsInChannel(ReadOnlySpan<char> channel)
    {
        foreach (var wanted in Channels)
        {
            if (channel.Equals(wanted, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
