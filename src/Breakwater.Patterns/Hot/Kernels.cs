namespace Breakwater.Patterns.Hot;

/// <summary>
/// Which kernel searches. The best one the processor has, unless AppContext <c>Breakwater.Patterns.Kernel</c> (runtimeconfig.json, or <c>AppContext.SetData</c> before the
/// first search) names another one; what the processor lacks is not forced.
/// </summary>
internal static class Kernels
{
    public const string Setting = "Breakwater.Patterns.Kernel";

    public static readonly LiteralKernel Chosen = Enum.TryParse<LiteralKernel>(AppContext.GetData(Setting) as string, ignoreCase: true, out var forced) && IsSupported(forced) ? forced
        : IsSupported(LiteralKernel.Fingerprints512) ? LiteralKernel.Fingerprints512
        : IsSupported(LiteralKernel.Fingerprints256) ? LiteralKernel.Fingerprints256
        : IsSupported(LiteralKernel.Fingerprints128) ? LiteralKernel.Fingerprints128
        : LiteralKernel.Automaton;

    public static bool IsSupported(LiteralKernel kernel) => kernel switch
    {
        LiteralKernel.Fingerprints512 => Fingerprints512.IsSupported,
        LiteralKernel.Fingerprints256 => Fingerprints256.IsSupported,
        LiteralKernel.Fingerprints128 => Fingerprints128.IsSupported,
        _ => true,
    };
}
