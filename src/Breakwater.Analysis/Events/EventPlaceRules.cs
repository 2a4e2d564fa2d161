using Breakwater.Analysis.Rules;

namespace Breakwater.Analysis.Events;

/// <summary>The rules about one place in event logs and the fields as they name them, for one thread.</summary>
internal sealed record EventPlaceRules(PlaceRules Rules, EventFields Fields)
{
    /// <summary>The same for events of which some fields are known beforehand.</summary>
    public EventPlaceRules Narrow(Func<int, IReadOnlyList<string>?> known) => this with { Rules = Rules with { Matcher = Rules.Matcher.Narrow(known) } };

    /// <summary>The same for events in whose texts none of <see cref="Sigma.RuleMatcher.SearchedTexts"/> occurs.</summary>
    public EventPlaceRules WithoutSearchedTexts() => this with { Rules = Rules with { Matcher = Rules.Matcher.WithoutSearchedTexts() } };
}
