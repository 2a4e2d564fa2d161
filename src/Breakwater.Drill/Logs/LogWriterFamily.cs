namespace Breakwater.Drill.Logs;

/// <summary>Who writes an Exchange log, which decides its header.</summary>
internal enum LogWriterFamily
{
    /// <summary>RequestDetailsLogger: no byte order mark, a bare header line, then the block.</summary>
    RequestDetails,

    /// <summary>ExtensibleLogger: byte order mark, assembly version instead of the build.</summary>
    Extensible,

    /// <summary>ActivityContextLogger: byte order mark, product name without "Server".</summary>
    ActivityContext,

    /// <summary>Transport logs: byte order mark and the build.</summary>
    Transport,
}
