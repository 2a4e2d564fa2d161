using System.Text;

namespace Breakwater.Reports;

/// <summary>Folder names made from server names, which are text from the evidence.</summary>
public static class SafeName
{
    private const int MaxLength = 64;
    private const string Nameless = "server";

    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"];

    /// <summary>A name of ASCII letters, digits, dots, hyphens and underscores that every file system takes; never a path, never a device, never hidden, never empty.</summary>
    public static string Of(string? serverName)
    {
        var name = new StringBuilder(MaxLength);
        foreach (var unit in serverName ?? "")
        {
            if (name.Length == MaxLength)
            {
                break;
            }

            var isSafe = char.IsAsciiLetterOrDigit(unit) || unit is '.' or '-' or '_';

            // "..", and runs of replaced characters, carry nothing.
            if (isSafe && !(unit == '.' && EndsWith(name, '.')))
            {
                name.Append(unit);
            }
            else if (!isSafe && !EndsWith(name, '-'))
            {
                name.Append('-');
            }
        }

        var trimmed = name.ToString().Trim('.', '-');
        return trimmed.Length == 0 ? Nameless : IsDevice(trimmed) ? Nameless + "-" + trimmed : trimmed;
    }

    private static bool EndsWith(StringBuilder name, char unit) => name.Length > 0 && name[^1] == unit;

    private static bool IsDevice(string name)
    {
        // Windows opens the device for any extension too: "con.txt" is the console.
        var stem = name.Split('.')[0];
        return Devices.Contains(stem, StringComparer.OrdinalIgnoreCase)
            || (stem.Length == 4 && char.IsAsciiDigit(stem[3]) && (stem.StartsWith("COM", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("LPT", StringComparison.OrdinalIgnoreCase)));
    }
}
