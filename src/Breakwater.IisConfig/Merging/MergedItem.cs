using System.Xml.Linq;
using Breakwater.IisConfig.Reading;

namespace Breakwater.IisConfig.Merging;

/// <summary>An entry of a collection that survived the merge, with the layer that brought it.</summary>
internal sealed record MergedItem(XElement Element, ConfigurationLayer Layer)
{
    public string Name => ConfigurationReader.Text(Element, "name");

    public string Origin => $"{Layer.File} line {SourceLine.Of(Element)}";
}
