namespace Breakwater.Evtx.Writing;

/// <summary>Where text goes.</summary>
internal enum Escaping : byte
{
    None,
    Json,
    XmlText,
    XmlAttribute,
}
