using Breakwater.Detection.Hives;

namespace Breakwater.Detection.Autostarts;

/// <summary>Lists what a registry starts by itself. Every list is bounded by the reader's limits.</summary>
public static class RegistryAutostarts
{
    private const string Software = @"HKLM\SOFTWARE\";
    private const string System = @"HKLM\SYSTEM\CurrentControlSet\";
    private const string User = @"HKCU\";

    private static readonly string[] RunKeys =
    [
        @"Microsoft\Windows\CurrentVersion\Run", @"Microsoft\Windows\CurrentVersion\RunOnce", @"Microsoft\Windows\CurrentVersion\Policies\Explorer\Run",
        @"Wow6432Node\Microsoft\Windows\CurrentVersion\Run", @"Wow6432Node\Microsoft\Windows\CurrentVersion\RunOnce",
    ];

    private static readonly (string Name, string[] Commands)[] ShippedAtLogon =
    [
        ("Shell", ["explorer.exe", @"C:\Windows\explorer.exe"]),
        ("Userinit", ["userinit.exe", @"C:\Windows\system32\userinit.exe", @"%SystemRoot%\system32\userinit.exe"]),
    ];

    private static readonly string[] UserRunKeys = [@"Software\Microsoft\Windows\CurrentVersion\Run", @"Software\Microsoft\Windows\CurrentVersion\RunOnce"];

    public static IEnumerable<Autostart> Of(RegistryView registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        return Services(registry).Concat(Runs(registry)).Concat(CachedTasks.Of(registry)).Concat(Logon(registry)).Concat(Debuggers(registry)).Concat(Packages(registry));
    }

    private static IEnumerable<Autostart> Services(RegistryView registry)
    {
        foreach (var service in registry.ControlSet("Services")?.Subkeys() ?? [])
        {
            var parameters = service.Find("Parameters");
            var library = parameters?.Text("ServiceDll") ?? service.Text("ServiceDll");
            if ((service.Text("ImagePath") ?? library) is not { } image)
            {
                continue;
            }

            yield return new Autostart
            {
                // 1 and 2 are kernel and file system drivers.
                Kind = service.Number("Type") is 1 or 2 ? AutostartKind.Driver : AutostartKind.Service,
                Name = service.Name,
                Command = library is null || library == image ? image : $"{image} {library}",
                Place = System + "Services",
                Account = service.Text("ObjectName"),
                Time = service.Written,
            };
        }
    }

    private static IEnumerable<Autostart> Runs(RegistryView registry) =>
        RunKeys.Select(p => (registry.Software(p), Software + p))
            .Concat(registry.Users.SelectMany(u => UserRunKeys.Select(p => (u.Find(p), User + p))))
            .SelectMany(r => r.Item1 is { } key ? Texts(key, r.Item2, key.Name.Equals("RunOnce", StringComparison.OrdinalIgnoreCase) ? AutostartKind.RunOnce : AutostartKind.RunKey) : []);

    private static IEnumerable<Autostart> Texts(RegistryKey key, string place, AutostartKind kind) => key.Values()
        .Where(v => v.Text is { Length: > 0 })
        .Select(v => new Autostart { Kind = kind, Name = v.Name, Command = v.Text!, Place = place, Time = key.Written });

    private static IEnumerable<Autostart> Logon(RegistryView registry)
    {
        const string winlogon = @"Microsoft\Windows NT\CurrentVersion\Winlogon";
        const string windows = @"Microsoft\Windows NT\CurrentVersion\Windows";
        if (registry.Software(winlogon) is { } key)
        {
            foreach (var (name, shipped) in ShippedAtLogon)
            {
                if (key.Text(name) is { } text && !shipped.Contains(text.Trim(' ', ','), StringComparer.OrdinalIgnoreCase))
                {
                    yield return new Autostart { Kind = AutostartKind.Logon, Name = name, Command = text, Place = Software + winlogon, Time = key.Written };
                }
            }
        }

        if (registry.Software(windows) is { } injection && injection.Text("AppInit_DLLs") is { } libraries && !string.IsNullOrWhiteSpace(libraries))
        {
            yield return new Autostart { Kind = AutostartKind.InjectedLibrary, Name = "AppInit_DLLs", Command = libraries, Place = Software + windows, Time = injection.Written };
        }

        foreach (var user in registry.Users)
        {
            if (user.Find("Environment") is { } environment && environment.Text("UserInitMprLogonScript") is { } script)
            {
                yield return new Autostart { Kind = AutostartKind.Logon, Name = "UserInitMprLogonScript", Command = script, Place = User + "Environment", Time = environment.Written };
            }
        }
    }

    private static IEnumerable<Autostart> Debuggers(RegistryView registry)
    {
        const string options = @"Microsoft\Windows NT\CurrentVersion\Image File Execution Options";
        const string exits = @"Microsoft\Windows NT\CurrentVersion\SilentProcessExit";
        return (registry.Software(options)?.Subkeys() ?? []).Select(k => (Key: k, Command: k.Text("Debugger"), Place: options))
            .Concat((registry.Software(exits)?.Subkeys() ?? []).Select(k => (Key: k, Command: k.Text("MonitorProcess"), Place: exits)))
            .Where(d => d.Command is not null)
            .Select(d => new Autostart { Kind = AutostartKind.Debugger, Name = d.Key.Name, Command = d.Command!, Place = Software + d.Place, Time = d.Key.Written });
    }

    private static IEnumerable<Autostart> Packages(RegistryView registry)
    {
        if (registry.ControlSet(@"Control\Lsa") is not { } lsa)
        {
            return [];
        }

        string[] names = ["Authentication Packages", "Notification Packages", "Security Packages"];
        return names.SelectMany(n => (lsa.Value(n)?.Texts ?? []).Select(t => new Autostart
        {
            Kind = AutostartKind.SecurityPackage,
            Name = n,
            Command = t,
            Place = System + @"Control\Lsa",
            Time = lsa.Written,
        }));
    }
}
