using Breakwater.Analysis.Rules;

namespace Breakwater.Analysis.Events;

/// <summary>The rules about one place in event logs and the fields as they name them, for one thread.</summary>
internal sealed record EventPlaceRules(PlaceRules Rules, EventFields Fields);
