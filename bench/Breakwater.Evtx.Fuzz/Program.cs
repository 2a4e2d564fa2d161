using System.Diagnostics;
using Breakwater.Evtx.Tests.Fuzz;
using Breakwater.Tests;

// Breakwater.Evtx.Fuzz [SEED [COUNT [THREADS [FIRST]]]]: mutated chunks of the committed logs and, where present, of the public corpora.
var seed = args.Length > 0 ? int.Parse(args[0]) : 1;
var count = args.Length > 1 ? long.Parse(args[1]) : 10_000_000;
var threads = args.Length > 2 ? int.Parse(args[2]) : 1;
var first = args.Length > 3 ? long.Parse(args[3]) : 0;

var folders = new[] { Repository.At("tests", "data", "evtx"), Repository.Corpora }.OfType<string>().Where(Directory.Exists);
var seeds = FuzzSeeds.Load(folders.SelectMany(f => Directory.EnumerateFiles(f, "*.evtx", SearchOption.AllDirectories)).Order(StringComparer.Ordinal));
Console.WriteLine($"seed {seed}: cases {first} to {first + count} from {seeds.Small.Count} chunks, {threads} threads");

var started = Stopwatch.GetTimestamp();
var next = first;
var done = 0L;
var failures = 0;
var runs = Enumerable.Range(0, threads).Select(_ => new FuzzRun(new ChunkMutator(seeds, seed), TimeSpan.FromSeconds(1))).ToArray();
var workers = runs.Select(run => new Thread(() => Work(run)) { IsBackground = true }).ToArray();
Array.ForEach(workers, w => w.Start());
while (workers.Any(w => !w.Join(TimeSpan.FromSeconds(20.0 / threads))))
{
    var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
    Console.WriteLine($"{done:N0} of {count:N0}, {done / seconds:N0}/s, {failures} failed");
    if (runs.Select(r => r.Current).FirstOrDefault(c => c.Since != 0 && Stopwatch.GetElapsedTime(c.Since) > TimeSpan.FromSeconds(15)) is { Since: not 0 } stuck)
    {
        Console.WriteLine($"seed {seed} case {stuck.Number}: not done after 15 seconds");
        return 1;
    }
}

Console.WriteLine($"seed {seed}: {done:N0} mutated chunks with {runs.Sum(r => r.Records):N0} records, each read twice, in {Stopwatch.GetElapsedTime(started).TotalSeconds:N0} s; {failures} failed");
return failures == 0 ? 0 : 1;

void Work(FuzzRun run)
{
    while (Interlocked.Add(ref next, FuzzRun.BatchLength) - FuzzRun.BatchLength is var from && from < first + count)
    {
        if (run.Batch(from) is { } failure)
        {
            Interlocked.Increment(ref failures);
            Console.WriteLine($"seed {seed} {failure}");
        }

        Interlocked.Add(ref done, FuzzRun.BatchLength);
    }
}
