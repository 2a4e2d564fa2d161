using Breakwater.Analysis.Rules;

namespace Breakwater.Analysis.Logs;

/// <summary>The rules about one place in text logs and the fields as they name them, for one thread.</summary>
internal sealed record TextPlaceRules(PlaceRules Rules, RecordFields Fields);
