namespace Breakwater.Collection.Packages;

/// <summary>How a file changed while it was read: a log that is being written grows, and the package has it as long as it was at first.</summary>
internal sealed record SourceChange(long BytesBefore, long BytesAfter, DateTime ModifiedBeforeUtc, DateTime ModifiedAfterUtc);
