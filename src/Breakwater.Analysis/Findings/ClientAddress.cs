using System.Net;

namespace Breakwater.Analysis.Findings;

/// <summary>Brings the many spellings of an address in logs to one; refuses what is no address and what is the server itself.</summary>
internal static class ClientAddress
{
    /// <summary>Null for loopback, link-local, unspecified and unreadable addresses: they do not name a client.</summary>
    public static string? Normalise(string? text) =>
        Read(text) is not { } address || IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) ? null : address.ToString();

    /// <summary>False for text that is no address.</summary>
    public static bool IsLoopback(string? text) => Read(text) is { } address && IPAddress.IsLoopback(address);

    private static IPAddress? Read(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > 100)
        {
            return null;
        }

        // X-Forwarded-For lists the client first; a zone id and a port are not part of the address.
        var first = text.Split(',', ' ', '+')[0].Trim();
        var zone = first.IndexOf('%', StringComparison.Ordinal);
        first = zone >= 0 ? first[..zone] : first;
        return !IPAddress.TryParse(WithoutPort(first), out var address) ? null : address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
    }

    private static string WithoutPort(string text)
    {
        if (text.StartsWith('['))
        {
            var end = text.IndexOf(']', StringComparison.Ordinal);
            return end > 0 ? text[1..end] : text;
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon == text.LastIndexOf(':') ? text[..colon] : text;
    }
}
