using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Breakwater.Cli.Collect;

/// <summary>Asks the operating system to serve everybody else first, for the processor and for the disk.</summary>
internal static class BackgroundPriority
{
    private const uint WindowsBackgroundMode = 0x0010_0000;
    private const int LinuxX64IoPriority = 251;
    private const int LinuxArm64IoPriority = 30;
    private const int ThisProcess = 1;
    private const int IdleClass = 3 << 13;

    /// <summary>False where the system does not grant it for the disk; the processor's part is then still asked for.</summary>
    public static bool TryEnter()
    {
        try
        {
            using var process = Process.GetCurrentProcess();
            if (OperatingSystem.IsWindows())
            {
                // Lowers processor, disk and memory priority at once; it may only be asked for by the process itself.
                return SetPriorityClass(process.Handle, WindowsBackgroundMode);
            }

            process.PriorityClass = ProcessPriorityClass.Idle;
            var call = RuntimeInformation.ProcessArchitecture switch { Architecture.X64 => LinuxX64IoPriority, Architecture.Arm64 => LinuxArm64IoPriority, _ => 0 };
            return OperatingSystem.IsLinux() && call != 0 && SystemCall(call, ThisProcess, 0, IdleClass) == 0;
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or DllNotFoundException or EntryPointNotFoundException or InvalidOperationException)
        {
            return false;
        }
    }

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool SetPriorityClass(nint process, uint priorityClass);

    [DllImport("libc", EntryPoint = "syscall")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint SystemCall(nint number, nint which, nint who, nint priority);
}
