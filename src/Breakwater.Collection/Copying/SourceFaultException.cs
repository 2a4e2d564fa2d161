namespace Breakwater.Collection.Copying;

/// <summary>A fault on the side that is read, as against the side that is written.</summary>
internal sealed class SourceFaultException(Exception inner) : Exception(inner.Message, inner)
{
    private const int SharingViolation = 32;
    private const int LockViolation = 33;

    public bool IsLocked => OperatingSystem.IsWindows() && InnerException is IOException && (InnerException.HResult & 0xFFFF) is SharingViolation or LockViolation;
}
