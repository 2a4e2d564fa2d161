namespace Breakwater.Collection;

/// <summary>Something that belongs into the package and is not, or not wholly, in it.</summary>
/// <param name="Source">Where it lies.</param>
/// <param name="Kind">What it would have been; empty when unknown.</param>
/// <param name="Bytes">Its size where known.</param>
/// <param name="Reason">Why, and what to do about it.</param>
public sealed record NotCollected(string Source, string Kind, long? Bytes, string Reason);
