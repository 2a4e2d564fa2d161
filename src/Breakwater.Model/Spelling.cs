namespace Breakwater.Model;

/// <summary>How every enum value is written in assessment.json, on the console and in the HTML report. Refuses values that the model does not define.</summary>
public static class Spelling
{
    public static string Of(ExposureState state) => state switch
    {
        ExposureState.Vulnerable => "vulnerable",
        ExposureState.Mitigated => "mitigated",
        ExposureState.Outdated => "outdated",
        ExposureState.Unknown => "unknown",
        ExposureState.Patched => "patched",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static string Of(VerdictState state) => state switch
    {
        VerdictState.NotFound => "not-found",
        VerdictState.CannotExclude => "cannot-exclude",
        VerdictState.Targeted => "targeted",
        VerdictState.Suspected => "suspected",
        VerdictState.Compromised => "compromised",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static string Of(RungReach reach) => reach switch
    {
        RungReach.Reached => "reached",
        RungReach.Tried => "tried",
        RungReach.NoTrace => "no-trace",
        RungReach.Unknown => "unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(reach), reach, null),
    };

    public static string Of(Confidence confidence) => confidence switch
    {
        Confidence.Low => "low",
        Confidence.Medium => "medium",
        Confidence.High => "high",
        _ => throw new ArgumentOutOfRangeException(nameof(confidence), confidence, null),
    };

    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Probe => "probe",
        Outcome.Attempt => "attempt",
        Outcome.Success => "success",
        Outcome.Artefact => "artefact",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    public static string Of(Rung rung) => rung switch
    {
        Rung.Probed => "probed",
        Rung.Exploited => "exploited",
        Rung.WroteFile => "wrote-file",
        Rung.ShellUsed => "shell-used",
        Rung.Privilege => "privilege",
        Rung.Credentials => "credentials",
        Rung.Directory => "directory",
        Rung.MailTaken => "mail-taken",
        Rung.Persistence => "persistence",
        Rung.Lateral => "lateral",
        Rung.Impact => "impact",
        _ => throw new ArgumentOutOfRangeException(nameof(rung), rung, null),
    };

    public static string Of(CveState state) => state switch
    {
        CveState.NotAffected => "not-affected",
        CveState.Fixed => "fixed",
        CveState.FixedIfConfigured => "fixed-if-configured",
        CveState.Undetermined => "undetermined",
        CveState.Vulnerable => "vulnerable",
        CveState.VulnerableNoPackage => "vulnerable-no-package",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static string Of(MitigationState state) => state switch
    {
        MitigationState.Effective => "effective",
        MitigationState.PresentNotEffective => "present-not-effective",
        MitigationState.Absent => "absent",
        MitigationState.Outdated => "outdated",
        MitigationState.Unknown => "unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static string Of(MailboxState state) => state switch
    {
        MailboxState.Taken => "taken",
        MailboxState.Reachable => "reachable",
        MailboxState.NoEvidence => "no-evidence",
        MailboxState.NotCovered => "not-covered",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
