namespace Breakwater.Drill.Logs;

/// <summary>From when the logs still exist at collection.</summary>
internal sealed record RetentionTimes(DateTime IisFrom, DateTime ExchangeFrom);
