namespace Breakwater.Compare.Evtx;

/// <summary>Event logs: one large file, a folder of small ones, and a log of one chunk that shows what starting costs.</summary>
internal static class EvtxWorkload
{
    private const int SmallFiles = 2000;
    private const int ChunksPerSmallFile = 2;
    private const int ChunksForPython = 64;

    public const string Explanation =
        """
        The large file is stitched from the corpus's real chunks that are nearly full and undamaged, over and over, record ids and checksums put right. Bias of that:
        every template recurs after some hundred chunks, which favours a reader that keeps templates; ours keeps them, up to a limit. Dense chunks favour nobody: a log
        has few others. "One core" is `taskset`: compiling, collecting and reading share one processor. evtxexport and evtx_dump.py know no threads. Output goes to /dev/null.
        The walk reads all System fields and one EventData value by name (`bench/walk`, the package as a user calls it); evtxexport has no such mode, so it is measured
        against its XML. Ratios are by bytes per second against the first row. CPU time is user and system together.
        """;

    public static IReadOnlyList<Race> Create(string root, long size)
    {
        var corpus = Path.Combine(Environment.GetEnvironmentVariable("BREAKWATER_CORPORA") ?? Path.Combine(root, "..", "shared", "corpora"), "evtx");
        if (!Directory.Exists(corpus))
        {
            Console.Error.WriteLine($"{corpus}: absent; set BREAKWATER_CORPORA to the public corpora");
            return [];
        }

        var folder = Directory.CreateDirectory(Path.Combine(root, "artifacts", "bench", "evtx")).FullName;
        var chunks = new Chunks(corpus, Path.Combine(folder, "scratch.evtx"));
        var ours = new OurPrograms(root);
        return [Large(ours, chunks, folder, size), Folder(ours, chunks, folder), Start(ours, chunks, folder)];
    }

    private static Race Large(OurPrograms ours, Chunks chunks, string folder, long size)
    {
        var count = (int)((size + Chunks.Size - 1) / Chunks.Size);
        var (large, small) = (Path.Combine(folder, "large.evtx"), Path.Combine(folder, "python.evtx"));
        var (records, few) = (chunks.Write(large, count), chunks.Write(small, ChunksForPython));
        var bytes = new FileInfo(large).Length;
        return new Race(FormattableString.Invariant($"One file of {bytes / 1e6:0.0} MB, {records:#,0} records, from {chunks.Count} chunks ({chunks.TooHardForRivals} more left out that evtxexport breaks off in)"),
        [
            .. Rivals.EvtxExport(large, bytes, records),
            .. Rivals.PythonDump(small, new FileInfo(small).Length, few),
            .. Rivals.Cat(large, bytes),
            ours.Walk(large, bytes, records),
            ours.Dump("--jsonl", oneCore: true, [large], bytes, records),
            ours.Dump("--xml", oneCore: true, [large], bytes, records),
            ours.Dump("--jsonl", oneCore: false, [large], bytes, records),
            ours.Dump("--xml", oneCore: false, [large], bytes, records),
        ]);
    }

    private static Race Folder(OurPrograms ours, Chunks chunks, string folder)
    {
        var small = Directory.CreateDirectory(Path.Combine(folder, "small")).FullName;
        var paths = Enumerable.Range(0, SmallFiles).Select(i => Path.Combine(small, $"{i:0000}.evtx")).ToArray();
        var records = paths.Select((path, i) => chunks.Write(path, ChunksPerSmallFile, i * ChunksPerSmallFile)).Sum();
        var bytes = paths.Sum(path => new FileInfo(path).Length);
        return new Race(FormattableString.Invariant($"{SmallFiles:#,0} files, {bytes / 1e6:0.0} MB, {records:#,0} records"),
        [
            .. Rivals.EvtxExportEach(small, bytes, records),
            .. Rivals.CatAll(paths, bytes),
            ours.Dump("--jsonl", oneCore: true, paths, bytes, records),
            ours.Dump("--jsonl", oneCore: false, paths, bytes, records),
        ]);
    }

    private static Race Start(OurPrograms ours, Chunks chunks, string folder)
    {
        var path = Path.Combine(folder, "start.evtx");
        var records = chunks.Write(path, 1);
        var bytes = new FileInfo(path).Length;
        return new Race("Start-up: a log of one chunk",
            [.. Rivals.EvtxExport(path, bytes, records), ours.Walk(path, bytes, records), ours.Dump("--jsonl", oneCore: true, [path], bytes, records), ours.Dump("--jsonl", oneCore: false, [path], bytes, records)]);
    }
}
