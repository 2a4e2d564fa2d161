namespace Breakwater.IisConfig;

/// <summary>Where a site listens.</summary>
/// <param name="Protocol">http, https or another.</param>
/// <param name="Address">As written; <c>*</c> for all.</param>
/// <param name="Port">Null where the protocol has none or it is not a number.</param>
/// <param name="Host">Host name; empty for any.</param>
public sealed record IisBinding(string Protocol, string Address, int? Port, string Host);
