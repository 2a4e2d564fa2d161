namespace Breakwater.Evidence.Intake;

/// <summary>Forward-only view of an unpacked stream that stops when a limit is hit, whatever sizes the archive states.</summary>
internal sealed class BudgetStream(Stream inner, Budget? budget, EvidenceOptions options, string path, long packedBytes, CancellationToken ct) : ForwardStream
{
    private long _read;

    public override int Read(Span<byte> buffer)
    {
        ct.ThrowIfCancellationRequested();
        var count = inner.Read(buffer);
        _read += count;
        if (budget is not null && !budget.TryTakeBytes(count))
        {
            throw new BudgetExceededException(Messages.TooLarge(path, options.MaxUnpackedBytes));
        }

        if (_read > options.RatioFloorBytes && _read / Math.Max(1, packedBytes) >= options.MaxRatio)
        {
            throw new BudgetExceededException(Messages.TooDense(path, _read, packedBytes, options.MaxRatio));
        }

        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
