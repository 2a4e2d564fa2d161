namespace Breakwater.TextLogs.Reading;

/// <summary>Whole lines of a log, read ahead, with what can be stepped over in them.</summary>
internal sealed class AheadBlock(int size)
{
#if DEBUG
    private const int RunBytes = 400;
    private const int FewestRecords = 1;
#else
    // A run is lost to a reader that does not come to its very beginning: behind a header, say.
    private const int RunBytes = 128 * 1024;
    private const int FewestRecords = 32;
#endif

    // Where so much has to be read in full, looking ahead does not pay.
    private const int MostInterruptions = 256;

    private TimeLine? _unused;

    public byte[] Bytes { get; } = new byte[size];

    public int Length { get; set; }

    /// <summary>How many bytes of the log lie before it.</summary>
    public long Position { get; set; }

    /// <summary>Whether its first byte begins a line.</summary>
    public bool BeginsLine { get; set; }

    public List<QuietRun> Runs { get; } = [];

    /// <summary>Finds what can be stepped over.</summary>
    public void Search(QuietRecords quiet, LogSchema schema)
    {
        Runs.Clear();
        var text = Bytes.AsSpan(0, Length);
        var at = BeginsLine ? 0 : EndOfLine(text);
        for (var left = MostInterruptions; left > 0 && at < Length; left--)
        {
            at += Step(text[at..], Position + at, quiet, schema);
            at += EndOfLine(text[at..]);
        }
    }

    /// <summary>Steps over ordinary records to the next that is not; gives how many bytes they have.</summary>
    private int Step(ReadOnlySpan<byte> text, long position, QuietRecords quiet, LogSchema schema)
    {
        var at = 0;
        while (true)
        {
            var piece = text[at..Math.Min(text.Length, at + RunBytes)];
            piece = piece[..(piece.LastIndexOf((byte)'\n') + 1)];
            var times = _unused ?? new TimeLine();
            var bytes = quiet.Skip(piece, position + at, schema, times, out var records);
            _unused = records == 0 ? times : null;
            if (records >= FewestRecords)
            {
                Runs.Add(new QuietRun(position + at, bytes, records, schema, times));
            }

            at += bytes;
            // An empty piece has no whole line.
            if (bytes < piece.Length || bytes == 0)
            {
                return at;
            }
        }
    }

    private static int EndOfLine(ReadOnlySpan<byte> text) => text.IndexOf((byte)'\n') is >= 0 and var end ? end + 1 : text.Length;
}
