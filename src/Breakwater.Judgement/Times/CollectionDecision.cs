using Breakwater.Model;

namespace Breakwater.Judgement.Times;

/// <summary>The collection time and how sure it is.</summary>
/// <param name="Collected">Null when nothing has a time.</param>
/// <param name="SingleSource">True when only one source shows it.</param>
/// <param name="Given">True when the manifest or the person who called says it, not the records.</param>
internal sealed record CollectionDecision(CollectionTime? Collected, bool SingleSource, bool Given);
