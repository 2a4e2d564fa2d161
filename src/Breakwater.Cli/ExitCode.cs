namespace Breakwater.Cli;

/// <summary>Exit codes that every command shares (design section 4); those of <c>assess</c> follow from the assessment.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int InternalError = 1;
    public const int Usage = 2;
    public const int NoInput = 3;
    public const int Problems = 10;
    public const int Interrupted = 130;
}
