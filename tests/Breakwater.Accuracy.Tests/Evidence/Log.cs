namespace Breakwater.Accuracy.Tests.Evidence;

/// <summary>The logs that the builders write.</summary>
internal enum Log
{
    FrontEnd,
    BackEnd,
    HttpErr,
    ProxyEcp,
    ProxyOwa,
    ProxyAutodiscover,
    ProxyEws,
    ProxyMapi,
    ProxyPowerShell,
    EcpServer,
    OabGenerator,
    Ews,
    RpsHttp,
    RpsCmdlet,
    Tracking,
}
