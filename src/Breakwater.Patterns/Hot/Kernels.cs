namespace Breakwater.Patterns.Hot;

/// <summary>
/// Which kernel searches. The best one the processor has, unless AppContext <c>Breakwater.Patterns.Kernel</c> (runtimeconfig.json, or <c>AppContext.SetData</c> before the
/// first search) names another one; what the processor lacks is not forced.
/// </summary>
internal static class Kernels
{
    public const string Setting = "Breakwater.Patterns.Kernel";

    public static readonly LiteralKernel Chosen = Enum.TryParse<LiteralKernel>(AppContext.GetData(Setting) as string, ignoreCase: true, out var forced) && IsSupported(forced) ? forced
        : IsSupported(LiteralKernel.Vector256) ? LiteralKernel.Vector256
        : IsSupported(LiteralKernel.Vector128) ? LiteralKernel.Vector128
        : LiteralKernel.Automaton;

    public static bool IsSupported(LiteralKernel kernel) => kernel switch
    {
        LiteralKernel.Vector256 => Fingerprints256.IsSupported,
        LiteralKernel.Vector128 => Fingerprints128.IsSupported,
        _ => true,
    };
}
