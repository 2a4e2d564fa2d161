using SharpCompress.Common;

namespace Breakwater.Evidence.Containers;

/// <summary>Which exceptions mean that the evidence is damaged, protected or unreadable, not that the program is wrong.</summary>
internal static class ContainerFault
{
    /// <summary>The archive libraries throw nearly everything on hostile bytes (index, overflow and argument exceptions included), so all but cancellation count inside a container.</summary>
    public static bool InContainer(Exception e) => e is not OperationCanceledException;

    public static bool OnDisk(Exception e) => e is IOException or UnauthorizedAccessException or System.Security.SecurityException or NotSupportedException;

    public static bool IsPassword(Exception e) => e is CryptographicException or System.Security.Cryptography.CryptographicException
        || (e.Message.Contains("password", StringComparison.OrdinalIgnoreCase) && e is not FileNotFoundException);

    public static string Describe(Exception e) => e is IOException or SharpCompressException or InvalidDataException ? e.Message : $"{e.GetType().Name}: {e.Message}";
}
