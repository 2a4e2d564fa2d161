namespace Breakwater.IisConfig.ExtendedProtection;

/// <summary>What mitigation MIT-EP demands of one virtual directory; null where the site has no such directory.</summary>
internal sealed record ExpectedProtection(string VirtualDirectory, TokenChecking? FrontEnd, TokenChecking? BackEnd)
{
    /// <summary>The table that Microsoft's ExchangeExtendedProtectionManagement script applies.</summary>
    public static IReadOnlyList<ExpectedProtection> All { get; } =
    [
        new("API", TokenChecking.Require, TokenChecking.Require),
        new("Autodiscover", TokenChecking.None, TokenChecking.None),
        new("ECP", TokenChecking.Require, TokenChecking.Require),
        new("EWS", TokenChecking.Allow, TokenChecking.Require),
        new("Microsoft-Server-ActiveSync", TokenChecking.Allow, TokenChecking.Require),
        new("Microsoft-Server-ActiveSync/Proxy", TokenChecking.Allow, TokenChecking.Require),
        new("OAB", TokenChecking.Allow, TokenChecking.Require),
        new("Powershell", TokenChecking.None, TokenChecking.Require),
        new("OWA", TokenChecking.Require, TokenChecking.Require),
        new("RPC", TokenChecking.Require, TokenChecking.Require),
        new("MAPI", TokenChecking.Require, null),
        new("PushNotifications", null, TokenChecking.Require),
        new("RPCWithCert", null, TokenChecking.Require),
        new("MAPI/emsmdb", null, TokenChecking.Require),
        new("MAPI/nspi", null, TokenChecking.Require),
    ];
}
