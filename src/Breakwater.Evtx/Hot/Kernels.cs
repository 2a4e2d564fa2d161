namespace Breakwater.Evtx.Hot;

/// <summary>
/// Chooses between the vector kernels of this folder and their plain twins, which give the same bytes. The switch is read once: AppContext
/// <c>Breakwater.Evtx.PlainKernels</c> (runtimeconfig.json, or <c>AppContext.SetSwitch</c> before the first log is opened).
/// </summary>
internal static class Kernels
{
    public const string Switch = "Breakwater.Evtx.PlainKernels";

    public static readonly bool ArePlain = AppContext.TryGetSwitch(Switch, out var isSet) && isSet;
}
