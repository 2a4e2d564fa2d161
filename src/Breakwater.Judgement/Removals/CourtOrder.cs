namespace Breakwater.Judgement.Removals;

/// <summary>A United States court let the authorities remove ProxyLogon shells in these days (announced 2021-04-13); they did it by a request to the shell itself.</summary>
internal static class CourtOrder
{
    public static readonly DateTime Start = new(2021, 4, 9, 0, 0, 0, DateTimeKind.Utc);
    public static readonly DateTime End = new(2021, 4, 24, 0, 0, 0, DateTimeKind.Utc);
}
