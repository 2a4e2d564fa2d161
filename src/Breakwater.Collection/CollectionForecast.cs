namespace Breakwater.Collection;

/// <summary>What a collection will take, told before a byte is read.</summary>
/// <param name="Kinds">In the order of collection.</param>
/// <param name="LeftOut">What is there and will not be taken.</param>
/// <param name="Continues">An interrupted run left a part.</param>
/// <param name="FreeBytes">On the volume of the package; null when it cannot be told.</param>
/// <param name="OutputInsideRoot">The package lies on what is being collected.</param>
public sealed record CollectionForecast(
    IReadOnlyList<ForecastKind> Kinds, IReadOnlyList<NotCollected> LeftOut, IReadOnlyList<string> InstallFolders, bool IsLive, bool Continues, long? FreeBytes, bool OutputInsideRoot)
{
    public long Files => Kinds.Sum(k => k.Files);

    public long Bytes => Kinds.Sum(k => k.Bytes);
}
