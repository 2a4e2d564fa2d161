using System.Xml.Linq;
using Breakwater.IisConfig.Reading;

namespace Breakwater.IisConfig.Merging;

/// <summary>
/// What levels above forbid a web.config to set: sections that are locked by their declaration or by a location, and single entries or attributes of a section. IIS answers 500.19 for
/// the whole place where one is set all the same.
/// </summary>
internal sealed class SectionLocks
{
    /// <summary>Sections that mitigations live in.</summary>
    private static readonly string[][] Watched =
        [["rewrite", "rules"], ["rewrite", "outboundRules"], ["rewrite", "rewriteMaps"], ["modules"], ["security", "access"], ["security", "ipSecurity"], ["security", "authentication", "windowsAuthentication"]];

    private readonly HashSet<string> _denied = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<XElement>> _above = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="host">The root of applicationHost.config, whose configSections say what is locked to begin with.</param>
    public SectionLocks(XElement host)
    {
        foreach (var section in Watched.Where(s => Declaration(host, s) is { } declared ? ConfigurationReader.Text(declared, "overrideModeDefault").Equals("Deny", StringComparison.OrdinalIgnoreCase) : s[0] == "security"))
        {
            // IIS itself declares the sections of security as locked.
            _denied.Add(Name(section));
        }
    }

    /// <summary>Whether a web.config here may set the section.</summary>
    public bool IsLocked(params ReadOnlySpan<string> section) => _denied.Contains(string.Join('/', section!));

    /// <summary>Hears a level of applicationHost.config or a location above.</summary>
    /// <param name="server">Its <c>system.webServer</c>.</param>
    /// <param name="location">The location around it; null for the level itself.</param>
    public void Hear(XElement server, XElement? location)
    {
        var mode = location is null ? "" : ConfigurationReader.Text(location, "overrideMode");
        var denies = mode.Equals("Deny", StringComparison.OrdinalIgnoreCase) || (location is not null && ConfigurationReader.Text(location, "allowOverride").Equals("false", StringComparison.OrdinalIgnoreCase));
        var allows = mode.Equals("Allow", StringComparison.OrdinalIgnoreCase);
        foreach (var section in Watched)
        {
            if (Find(server, section) is { } element)
            {
                _ = denies ? _denied.Add(Name(section)) : allows && _denied.Remove(Name(section));
                _above.TryAdd(Name(section), []);
                _above[Name(section)].Add(element);
            }
        }
    }

    /// <summary>What a web.config sets although it may not, each with the section.</summary>
    public IEnumerable<string> Violations(XElement server) => Watched.Where(s => Find(server, s) is { } set && (_denied.Contains(Name(s)) || _above.GetValueOrDefault(Name(s), []).Exists(above => IsLocked(above) || Forbids(above, set))))
        .Select(Name).Order(StringComparer.Ordinal);

    /// <summary>Sections that one file, or one location of it, has more than once.</summary>
    public static IEnumerable<string> Twice(XElement? root) => root is null ? [] : root.Elements("location").Prepend(root)
        .SelectMany(scope => Watched.Where(s => s.Aggregate(scope.Elements("system.webServer"), (at, name) => at.Elements(name)).Skip(1).Any())).Select(Name).Distinct(StringComparer.Ordinal);

    private static string Name(string[] section) => string.Join('/', section);

    private static bool IsLocked(XElement element) => ConfigurationReader.IsTrue(ConfigurationReader.Text(element, "lockItem"));

    private static bool Forbids(XElement above, XElement set) =>
        set.Attributes().Any(a => Names(above, "lockAttributes", "lockAllAttributesExcept", a.Name.LocalName))
        || set.Elements().Any(e => Names(above, "lockElements", "lockAllElementsExcept", e.Name.LocalName))
        || above.Elements().Any(e => IsLocked(e) && set.Elements().Any(s => Touches(s, e)))
        || above.Elements().Any(e => !IsEntry(e) && set.Elements(e.Name).Any(s => Forbids(e, s)));

    /// <summary>Entries of a collection are told apart by name; everything else is there once and has locks of its own.</summary>
    private static bool IsEntry(XElement element) => element.Name.LocalName is "add" or "remove" or "clear" || element.Attribute("name") is not null;

    /// <summary>Removing, clearing and adding again all change a locked entry.</summary>
    private static bool Touches(XElement set, XElement locked) => set.Name.LocalName == "clear"
        || ((set.Name.LocalName == "remove" || set.Name.LocalName == locked.Name.LocalName) && ConfigurationReader.Text(set, "name").Equals(ConfigurationReader.Text(locked, "name"), StringComparison.OrdinalIgnoreCase));

    private static bool Names(XElement above, string listed, string allBut, string name)
    {
        var locked = List(above, listed);
        return locked.Contains("*") || locked.Contains(name, StringComparer.OrdinalIgnoreCase) || (List(above, allBut) is { Length: > 0 } free && !free.Contains(name, StringComparer.OrdinalIgnoreCase));
    }

    private static string[] List(XElement element, string attribute) => ConfigurationReader.Text(element, attribute).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static XElement? Declaration(XElement host, string[] section)
    {
        var at = Named(host.Element("configSections"), "sectionGroup", "system.webServer");
        foreach (var group in section[..^1])
        {
            at = Named(at, "sectionGroup", group);
        }

        return Named(at, "section", section[^1]);
    }

    private static XElement? Named(XElement? element, string kind, string name) => element?.Elements(kind).FirstOrDefault(e => ConfigurationReader.Text(e, "name").Equals(name, StringComparison.OrdinalIgnoreCase));

    private static XElement? Find(XElement server, string[] section) => section.Aggregate((XElement?)server, (at, name) => at?.Element(name));
}
