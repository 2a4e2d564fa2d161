namespace Breakwater.Drill.World;

/// <summary>A User-Agent in the two spellings logs use: spaces as + in IIS, commas as spaces in the Exchange logs.</summary>
internal sealed class Agent(string raw)
{
    public string Raw { get; } = raw;

    public string Iis { get; } = raw.Length == 0 ? "-" : raw.Replace(' ', '+');

    public string Csv { get; } = raw.Replace(',', ' ');
}
