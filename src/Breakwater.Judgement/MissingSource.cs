namespace Breakwater.Judgement;

/// <summary>A source that exists on the server but was not handed in.</summary>
/// <param name="Source">Source id.</param>
/// <param name="Location">Where the configuration says it lies.</param>
/// <param name="Message">What to do, for example "IIS logs are on E:\IISLogs: add it to the command".</param>
public sealed record MissingSource(string Source, string Location, string Message);
