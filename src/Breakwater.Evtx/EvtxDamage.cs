namespace Breakwater.Evtx;

/// <summary>One place where the bytes are not what the format asks for: which structure, where in the file, and what became of it.</summary>
/// <param name="Structure">file header, chunk header, chunk, record, event or template</param>
/// <param name="Offset">offset in the file, in bytes</param>
/// <param name="Expected">what the format asks for</param>
/// <param name="Found">what is there</param>
/// <param name="Consequence">what the reader did about it</param>
public sealed record EvtxDamage(string Structure, long Offset, string Expected, string Found, string Consequence)
{
    /// <summary>One line: code, structure, offset, expected, found, what happens next.</summary>
    public override string ToString() => $"EVTX001 {Structure} at 0x{Offset:X}: expected {Expected}, found {Found}; {Consequence}";
}
