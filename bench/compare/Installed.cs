namespace Breakwater.Compare;

/// <summary>Tells which rivals there are; one that is not installed is named once and left out.</summary>
internal static class Installed
{
    private static readonly HashSet<string> Named = [];

    public static bool Has(string program)
    {
        var isInstalled = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
        if (!isInstalled && Named.Add(program))
        {
            Console.Error.WriteLine($"{program}: not installed, left out");
        }

        return isInstalled;
    }
}
