using System.Xml.Linq;
using Breakwater.IisConfig.Reading;

namespace Breakwater.IisConfig.Merging;

/// <summary>
/// What levels above forbid a web.config to set: sections that are locked by their declaration or by a location, and single entries or attributes of a section. IIS answers 500.19 for
/// the whole place where one is set all the same.
/// </summary>
internal sealed class SectionLocks
{
    /// <summary>Sections whose entries and declarations are looked at; locks of entries elsewhere do not touch rules.</summary>
    private static readonly string[] Watched = ["rewrite/rules", "rewrite/outboundRules", "rewrite/rewriteMaps"];

    private readonly HashSet<string> _denied = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<XElement>> _above = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="host">The root of applicationHost.config, whose configSections say what is locked to begin with.</param>
    public SectionLocks(XElement host)
    {
        foreach (var section in Watched.Where(s => Declaration(host, s) is { } declared && ConfigurationReader.Text(declared, "overrideModeDefault").Equals("Deny", StringComparison.OrdinalIgnoreCase)))
        {
            _denied.Add(section);
        }
    }

    /// <summary>Hears a level of applicationHost.config or a location above.</summary>
    /// <param name="server">Its <c>system.webServer</c>.</param>
    /// <param name="location">The location around it; null for the level itself.</param>
    public void Hear(XElement server, XElement? location)
    {
        var mode = location is null ? "" : ConfigurationReader.Text(location, "overrideMode");
        var denies = mode.Equals("Deny", StringComparison.OrdinalIgnoreCase) || (location is not null && ConfigurationReader.Text(location, "allowOverride").Equals("false", StringComparison.OrdinalIgnoreCase));
        var allows = mode.Equals("Allow", StringComparison.OrdinalIgnoreCase);
        foreach (var section in denies || allows ? Sections(server) : [])
        {
            _ = denies ? _denied.Add(section) : _denied.Remove(section);
        }

        foreach (var section in Watched)
        {
            if (Find(server, section) is { } element)
            {
                _above.TryAdd(section, []);
                _above[section].Add(element);
            }
        }
    }

    /// <summary>What a web.config sets although it may not, each with the section.</summary>
    public IEnumerable<string> Violations(XElement server) => _denied.Where(s => Find(server, s) is not null)
        .Concat(Watched.Where(s => Find(server, s) is { } set && _above.GetValueOrDefault(s, []).Exists(above => Forbids(above, set)))).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal);

    /// <summary>Sections of two groups lie one level deeper than the others.</summary>
    private static IEnumerable<string> Sections(XElement server) =>
        server.Elements().SelectMany(s => s.Name.LocalName is "rewrite" or "security" ? s.Elements().Select(e => $"{s.Name.LocalName}/{e.Name.LocalName}") : [s.Name.LocalName]);

    /// <summary>Sections that one file, or one location of it, has more than once.</summary>
    public static IEnumerable<string> Twice(XElement? root) => root is null ? [] : root.Elements("location").Prepend(root)
        .SelectMany(scope => Watched.Where(s => scope.Elements("system.webServer").SelectMany(w => w.Elements("rewrite")).SelectMany(r => r.Elements(s.Split('/')[1])).Skip(1).Any())).Distinct(StringComparer.Ordinal);

    private static bool Forbids(XElement above, XElement set) =>
        set.Attributes().Any(a => Names(above, "lockAttributes", "lockAllAttributesExcept", a.Name.LocalName))
        || set.Elements().Any(e => Names(above, "lockElements", "lockAllElementsExcept", e.Name.LocalName))
        || above.Elements().Any(e => ConfigurationReader.IsTrue(ConfigurationReader.Text(e, "lockItem")) && set.Elements().Any(s => Touches(s, e)));

    /// <summary>Removing, clearing and adding again all change a locked entry.</summary>
    private static bool Touches(XElement set, XElement locked) => set.Name.LocalName == "clear"
        || ((set.Name.LocalName == "remove" || set.Name.LocalName == locked.Name.LocalName) && ConfigurationReader.Text(set, "name").Equals(ConfigurationReader.Text(locked, "name"), StringComparison.OrdinalIgnoreCase));

    private static bool Names(XElement above, string listed, string allBut, string name)
    {
        var locked = List(above, listed);
        return locked.Contains("*") || locked.Contains(name, StringComparer.OrdinalIgnoreCase) || (List(above, allBut) is { Length: > 0 } free && !free.Contains(name, StringComparer.OrdinalIgnoreCase));
    }

    private static string[] List(XElement element, string attribute) => ConfigurationReader.Text(element, attribute).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static XElement? Declaration(XElement host, string section)
    {
        var names = section.Split('/');
        var at = Named(host.Element("configSections"), "sectionGroup", "system.webServer");
        foreach (var group in names[..^1])
        {
            at = Named(at, "sectionGroup", group);
        }

        return Named(at, "section", names[^1]);
    }

    private static XElement? Named(XElement? element, string kind, string name) => element?.Elements(kind).FirstOrDefault(e => ConfigurationReader.Text(e, "name").Equals(name, StringComparison.OrdinalIgnoreCase));

    private static XElement? Find(XElement server, string section)
    {
        XElement? at = server;
        foreach (var name in section.Split('/'))
        {
            at = at?.Element(name);
        }

        return at;
    }
}
