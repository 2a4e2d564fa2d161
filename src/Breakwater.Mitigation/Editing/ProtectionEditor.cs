using Breakwater.IisConfig.ExtendedProtection;
using Breakwater.IisConfig.Files;

namespace Breakwater.Mitigation.Editing;

/// <summary>Sets Extended Protection and the SSL requirement it needs, in one location element per virtual directory. What is stricter already stays.</summary>
internal sealed class ProtectionEditor(MarkupText file, EditOptions options)
{
    public void Apply(ConfigurationFiles files)
    {
        var host = files.Host;
        foreach (var directory in ExtendedProtectionCheck.Evaluate(files).Directories)
        {
            var place = $"{directory.Site}/{directory.VirtualDirectory}";
            if (options.BackEndEwsAddresses.Count > 0 && directory.Site == host.BackEnd?.Name && directory.VirtualDirectory == "EWS")
            {
                if (!host.GlobalModules.Any(m => m.Name.Equals(ExtendedProtectionCheck.AddressModule, StringComparison.OrdinalIgnoreCase)))
                {
                    throw new EditRefusedException(Messages.NoTarget(place, $"{ExtendedProtectionCheck.AddressModule} is not installed (Windows feature for IP restrictions)"));
                }

                Restrict(place);
                continue;
            }

            if (!directory.Satisfied)
            {
                var protection = file.Ensure(root => Location(root, place), "system.webServer", "security", "authentication", "windowsAuthentication", "extendedProtection");
                file.SetAttribute(protection, "tokenChecking", directory.Expected.ToString());
            }

            if (directory.Expected != TokenChecking.None && Flags(directory.SslFlags) is { } flags)
            {
                file.SetAttribute(file.Ensure(root => Location(root, place), "system.webServer", "security", "access"), "sslFlags", flags);
            }
        }
    }

    /// <summary>The flags with what is missing; null when nothing is.</summary>
    private static string? Flags(string current)
    {
        List<string> flags = [.. current.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(f => !f.Equals("None", StringComparison.OrdinalIgnoreCase))];
        string[] missing = [.. ((string[])["Ssl", "Ssl128"]).Where(f => !flags.Contains(f, StringComparer.OrdinalIgnoreCase))];
        return missing.Length == 0 ? null : string.Join(", ", flags.Concat(missing));
    }

    private void Restrict(string place)
    {
        MarkupElement Section() => file.Ensure(root => Location(root, place), "system.webServer", "security", "ipSecurity");
        file.SetAttribute(Section(), "allowUnlisted", "false");
        foreach (var address in options.BackEndEwsAddresses)
        {
            var section = Section();
            if (!section.All("add").Any(a => address.Equals(a["ipAddress"], StringComparison.OrdinalIgnoreCase)))
            {
                file.InsertLast(section, $"<add ipAddress=\"{MarkupText.Escape(address)}\" allowed=\"true\" />");
            }
        }
    }

    private MarkupElement Location(MarkupElement root, string place)
    {
        if (Find(root, place) is { } found)
        {
            return found;
        }

        file.InsertLast(root, $"<location path=\"{MarkupText.Escape(place)}\" />");
        return Find(file.Root, place)!;
    }

    private static MarkupElement? Find(MarkupElement root, string place) =>
        root.All("location").LastOrDefault(l => place.Equals(l["path"]?.Trim('/'), StringComparison.OrdinalIgnoreCase));
}
