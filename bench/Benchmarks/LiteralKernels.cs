using BenchmarkDotNet.Attributes;
using Breakwater.Patterns;

namespace Breakwater.Benchmarks;

/// <summary>The search for so many literals in log lines, by each kernel that this processor has; what is found must be the same.</summary>
public class LiteralKernels
{
    private byte[] _log = [];
    private LiteralSet _set = null!;

    [Params(10, 60, 300)]
    public int Literals { get; set; }

    [Params(nameof(LiteralKernel.Automaton), nameof(LiteralKernel.Fingerprints128), nameof(LiteralKernel.Fingerprints256), nameof(LiteralKernel.Fingerprints512))]
    public string Kernel { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _log = IisLines.Make();
        // None of them is in an ordinary line, all of them look like what rules ask for.
        Literal[] literals = [.. Enumerable.Range(0, Literals).Select(i => new Literal($"/aspnet_client/{(char)('a' + (i % 26))}{i}.aspx"))];
        _set = new LiteralSet(literals, Enum.Parse<LiteralKernel>(Kernel));
        if (Find() != new LiteralSet(literals, LiteralKernel.Automaton).IndexIn(_log))
        {
            throw new InvalidOperationException($"{Kernel} and the automaton do not agree");
        }
    }

    /// <summary>One pass over 16 MiB.</summary>
    [Benchmark]
    public int Find() => _set.IndexIn(_log);
}
