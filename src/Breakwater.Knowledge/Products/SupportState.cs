namespace Breakwater.Knowledge.Products;

/// <summary>Whether a release is supported on a day.</summary>
/// <param name="Supported">Null when the cumulative update is unknown while its product is still supported.</param>
/// <param name="Sentence">Why, with the date.</param>
/// <param name="PaidExtendedUpdates">True when paid extended updates are delivered for it on that day; enrolment is not visible in evidence.</param>
public sealed record SupportState(bool? Supported, string Sentence, bool PaidExtendedUpdates);
