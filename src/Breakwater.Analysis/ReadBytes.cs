namespace Breakwater.Analysis;

/// <summary>Adds up what all threads read and tells the progress display in steps, so that the display costs nothing.</summary>
internal sealed class ReadBytes(long total, Action<AssessmentProgress>? progress)
{
    private const long StepBytes = 4L * 1024 * 1024;
    private long _read;
    private long _told;

    public void Add(long bytes)
    {
        var read = Interlocked.Add(ref _read, bytes);
        var told = Interlocked.Read(ref _told);
        if (progress is not null && read - told >= StepBytes && Interlocked.CompareExchange(ref _told, read, told) == told)
        {
            progress(new AssessmentProgress(read, Math.Max(total, read)));
        }
    }
}
