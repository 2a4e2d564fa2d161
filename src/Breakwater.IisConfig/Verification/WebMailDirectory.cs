namespace Breakwater.IisConfig.Verification;

/// <summary>Host names of a virtual directory of Outlook on the web; empty where none is set.</summary>
public sealed record WebMailDirectory(string Name, string InternalHost, string ExternalHost, string InternalDownloadHost, string ExternalDownloadHost);
