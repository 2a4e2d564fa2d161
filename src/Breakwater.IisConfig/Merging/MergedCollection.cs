namespace Breakwater.IisConfig.Merging;

/// <summary>A collection with <c>add</c>-like entries, <c>remove</c> and <c>clear</c>, merged from parent to child; parents' entries come first, as IIS runs them.</summary>
/// <param name="Items">What is left, in the order in which it counts.</param>
/// <param name="Removed">What a child took away, with the element that did it.</param>
/// <param name="Faults">Duplicate names: IIS refuses the whole file then (500.19), so nothing of the place works.</param>
internal sealed record MergedCollection(IReadOnlyList<MergedItem> Items, IReadOnlyList<(MergedItem Item, string By)> Removed, IReadOnlyList<string> Faults)
{
    public static MergedCollection Of(IReadOnlyList<ConfigurationLayer> layers, string[] section, string entry)
    {
        List<MergedItem> items = [];
        List<(MergedItem, string)> removed = [];
        List<string> faults = [];
        foreach (var layer in layers)
        {
            foreach (var element in layer.Section(section)?.Elements() ?? [])
            {
                var item = new MergedItem(element, layer);
                if (element.Name.LocalName == "clear")
                {
                    removed.AddRange(items.Select(i => (i, $"<clear/> in {item.Origin}")));
                    items.Clear();
                }
                else if (element.Name.LocalName == "remove")
                {
                    removed.AddRange(items.Where(i => Same(i, item)).Select(i => (i, $"<remove> in {item.Origin}")));
                    items.RemoveAll(i => Same(i, item));
                }
                else if (element.Name.LocalName == entry)
                {
                    if (items.Find(i => Same(i, item)) is { } first)
                    {
                        faults.Add(Messages.Duplicate(entry, item.Name, first.Origin, item.Origin));
                    }

                    items.Add(item);
                }
            }
        }

        return new MergedCollection(items, removed, faults);
    }

    private static bool Same(MergedItem a, MergedItem b) => a.Name.Equals(b.Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The last value of an attribute of a section, as the innermost layer sets it.</summary>
    public static string? Attribute(IReadOnlyList<ConfigurationLayer> layers, string[] section, string attribute) =>
        layers.Select(l => l.Section(section)?.Attribute(attribute)?.Value).LastOrDefault(v => v is not null);
}
