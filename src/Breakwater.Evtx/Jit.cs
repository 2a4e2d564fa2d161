using System.Runtime.CompilerServices;

namespace Breakwater.Evtx;

/// <summary>How the few methods are compiled that every value passes through.</summary>
internal static class Jit
{
    /// <summary>
    /// Optimised at the first call, for this processor. Compiled ahead of time they are a third slower, and reading 300 MB takes less time than the runtime needs to find out
    /// that they are worth compiling again (docs/evtx.md has the numbers).
    /// </summary>
    public const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization;
}
