namespace Breakwater.Collection.Targets;

/// <summary>One row of the table of what is collected: a kind of evidence and where it lies. Both the collector and the emitted script follow it.</summary>
/// <param name="Kind">What it is, in the manifest's words.</param>
/// <param name="Base">Where <paramref name="Folder"/> begins.</param>
/// <param name="Folder">Forward slashes; a segment <c>*</c> is any one folder.</param>
/// <param name="Names">File name patterns with <c>*</c> and <c>?</c>, compared ignoring case.</param>
/// <param name="Below">Also in every folder below.</param>
/// <param name="Minimising">What <c>--minimise</c> does with it.</param>
internal sealed record CollectionTarget(string Kind, TargetBase Base, string Folder, string[] Names, bool Below = true, Minimising Minimising = Minimising.Keep)
{
    /// <summary>True for what only a server with Exchange or IIS has; a root without any of it is no Exchange server.</summary>
    public bool TellsServer => Base is TargetBase.Install or TargetBase.IisLogs or TargetBase.SiteFolder
        || Folder.StartsWith("inetpub", StringComparison.Ordinal) || Folder.Contains("inetsrv", StringComparison.Ordinal) || Kind is "setup log";

    public override string ToString() => $"{Kind}: {Base}/{Folder}/{string.Join('|', Names)}";
}
