namespace Breakwater.Model;

/// <summary>The exit codes of <c>assess</c> that follow from an assessment (design section 4). Several servers: the highest.</summary>
public static class AssessExitCode
{
    public const int Nothing = 0;
    public const int ActionNeeded = 10;
    public const int CannotExclude = 11;
    public const int Targeted = 12;
    public const int Suspected = 13;
    public const int Compromised = 14;

    /// <summary>The verdict decides; without a verdict above <c>not-found</c>, exposure and open confirmations decide.</summary>
    public static int Of(Assessment assessment) => assessment.Verdict.Overall switch
    {
        VerdictState.Compromised => Compromised,
        VerdictState.Suspected => Suspected,
        VerdictState.Targeted => Targeted,
        VerdictState.CannotExclude => CannotExclude,
        _ => NeedsAction(assessment.Exposure) ? ActionNeeded : Nothing,
    };

    private static bool NeedsAction(Exposure exposure) =>
        exposure.State != ExposureState.Patched || exposure.Supported != true || exposure.NotEffective.Count > 0 || exposure.ToConfirm.Any(c => c.RaisesExitCode);
}
