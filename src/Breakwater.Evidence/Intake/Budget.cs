namespace Breakwater.Evidence.Intake;

/// <summary>Counts what archives unpack to against the limits of <see cref="EvidenceOptions"/>. Safe for several threads.</summary>
internal sealed class Budget(EvidenceOptions options)
{
    private long _entries;
    private long _unpacked;

    public EvidenceOptions Options => options;

    public bool TryTakeEntry() => Interlocked.Increment(ref _entries) <= options.MaxEntries;

    public bool TryTakeBytes(long bytes) => Interlocked.Add(ref _unpacked, bytes) <= options.MaxUnpackedBytes;

    public bool IsTooDense(long unpacked, long packed) => unpacked > options.RatioFloorBytes && unpacked / Math.Max(1, packed) >= options.MaxRatio;
}
