namespace Breakwater.IisConfig.ExtendedProtection;

/// <summary>What the configuration says about Extended Protection.</summary>
/// <param name="Satisfied">Null when the configuration is incomplete or has no Exchange site: then nothing is concluded. The registry value SuppressExtendedProtection is not seen here and can undo all of it.</param>
/// <param name="Directories">Every virtual directory that exists and is in the table, in the table's order.</param>
/// <param name="Missing">One sentence per directory that is too weak.</param>
/// <param name="SslDeviations">One sentence per directory with Extended Protection that does not require SSL.</param>
public sealed record ExtendedProtectionResult(bool? Satisfied, IReadOnlyList<ProtectedDirectory> Directories, IReadOnlyList<string> Missing, IReadOnlyList<string> SslDeviations)
{
    /// <summary>Why IIS refuses a directory as a whole: a damaged web.config, or one that sets what is locked.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>web.config files that may exist on the server, may take the protection away, and are not in the evidence.</summary>
    public IReadOnlyList<string> Unseen { get; init; } = [];
}
