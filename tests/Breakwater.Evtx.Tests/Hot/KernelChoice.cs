using System.Runtime.CompilerServices;
using Breakwater.Evtx.Hot;

namespace Breakwater.Evtx.Tests.Hot;

/// <summary>Sets the switch before anything is read: BREAKWATER_EVTX_KERNELS=plain runs every test of this project on the plain twins.</summary>
internal static class KernelChoice
{
    public const string Variable = "BREAKWATER_EVTX_KERNELS";

    public static bool IsPlain => Environment.GetEnvironmentVariable(Variable) == "plain";

#pragma warning disable CA2255 // The switch is read once, so it has to be set before the first test, whichever that is.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Set() => AppContext.SetSwitch(Kernels.Switch, IsPlain);
}
