using Breakwater.Evtx;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Events;

/// <summary>Events of one kind and provider whose values stand under the same names in the same order: what rules want of them is worked out once. One per thread.</summary>
internal sealed class EventShape
{
    private readonly string _provider;
    private object? _layout;

    /// <param name="provider">The provider's name.</param>
    /// <param name="slots">The values in order; null for events of any layout.</param>
    /// <param name="wants">By a name's number, whether any rule here looks at it.</param>
    /// <param name="search">Which values rules search for keywords.</param>
    /// <param name="places">The rules, narrowed to such events.</param>
    public EventShape(string provider, Slot[]? slots, bool[] wants, ValueSearch search, EventPlaceRules[] places)
    {
        _provider = provider;
        (Slots, Wants, Search, Places) = (slots, wants, search, places);
        Wanted = [.. Enumerable.Range(0, slots?.Length ?? 0).Where(i => search != ValueSearch.None || slots![i].First >= 0 || slots[i].Second >= 0)];
    }

    public Slot[]? Slots { get; }

    /// <summary>Positions of the values that rules look at.</summary>
    public int[] Wanted { get; }

    public bool[] Wants { get; }

    public ValueSearch Search { get; }

    public EventPlaceRules[] Places { get; }

    /// <summary>Whether the event's provider is the one of the shape.</summary>
    public bool HasProviderOf(in EvtxRecord record) => Slots is null || record.Provider.SequenceEqual(_provider);

    /// <summary>Whether the event's values are known to have the shape's names, because the last event that had them was laid out alike.</summary>
    public bool HasLayoutOf(in EvtxRecord record) => _layout is not null && ReferenceEquals(_layout, record.ValueLayout);

    /// <summary>The event's values have the shape's names.</summary>
    public void KeepLayoutOf(in EvtxRecord record) => _layout = record.ValueLayout;

    /// <summary>One value of the event.</summary>
    /// <param name="Name">Its name as the log has it.</param>
    /// <param name="First">Number of its name, -1 when no rule wants it.</param>
    /// <param name="Second">Number of its other name, the position of an unnamed value; -1 when no rule wants it.</param>
    internal readonly record struct Slot(string Name, int First, int Second);
}
