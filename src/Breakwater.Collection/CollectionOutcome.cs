namespace Breakwater.Collection;

/// <summary>A finished package, or why there is none.</summary>
public sealed record CollectionOutcome(CollectionResult? Result, CollectionRefusal? Refusal, string Message);
