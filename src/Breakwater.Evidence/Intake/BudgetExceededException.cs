namespace Breakwater.Evidence.Intake;

/// <summary>A limit stopped the reading of an archive; the message is the one to report.</summary>
internal sealed class BudgetExceededException(string message) : IOException(message);
