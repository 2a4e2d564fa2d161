namespace Breakwater.Model;

/// <summary>An installation or update that the server recorded.</summary>
/// <param name="Time">When it happened.</param>
/// <param name="Kind">Whether it installed, upgraded or updated.</param>
/// <param name="Build">The build it installed, where stated.</param>
/// <param name="Update">KB number or update name, where stated.</param>
/// <param name="Succeeded">True only when the log states the end of a successful run.</param>
/// <param name="Source">Artefact path of the witness.</param>
public sealed record SetupEvent(EvidenceTime Time, SetupEventKind Kind, ExchangeBuild? Build, string? Update, bool Succeeded, string Source);
