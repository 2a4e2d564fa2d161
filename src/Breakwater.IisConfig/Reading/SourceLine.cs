using System.Xml.Linq;

namespace Breakwater.IisConfig.Reading;

/// <summary>Where an element begins in its file.</summary>
internal sealed record SourceLine(int Line)
{
    public static int Of(XElement element) => element.Annotation<SourceLine>()?.Line ?? 0;
}
