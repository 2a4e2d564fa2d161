using System.Security.Cryptography;
using System.Text;

namespace Breakwater.Drill.EventLogs;

/// <summary>An event's XML with holes; stored once in each chunk that uses it, known there by its identifier.</summary>
internal sealed class EventTemplate(string name, XmlNode.Element root)
{
    /// <summary>The same for the same name, as the templates of one provider are.</summary>
    public Guid Id { get; } = new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));

    public XmlNode.Element Root { get; } = root;
}
