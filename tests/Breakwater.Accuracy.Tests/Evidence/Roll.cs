namespace Breakwater.Accuracy.Tests.Evidence;

/// <summary>How IIS names and rolls its logs.</summary>
internal enum Roll
{
    Daily,
    Hourly,
    Weekly,
    Monthly,
}
