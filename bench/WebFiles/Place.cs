using Breakwater.Detection.WebFiles;
using Breakwater.Knowledge;
using Breakwater.Knowledge.Web;
using Breakwater.Model;

namespace Breakwater.WebFiles;

/// <summary>Where the files of a collection are taken to lie, and on which server.</summary>
internal sealed class Place(WebFileDetector detector, Func<string, string, string?> pathOf)
{
    /// <summary>A site that is not Exchange's own, without a baseline: content alone decides.</summary>
    public static Place Site { get; } = new(new WebFileDetector(WebBaseline.None, null), (sha, extension) => extension == ".config" ? $"C:/inetpub/wwwroot/app/{sha}/web.config" : $"C:/inetpub/wwwroot/app/{sha}{extension}");

    /// <summary>Each file under the name of one that Exchange ships, chosen by its digest; null where Exchange ships nothing of that extension. No content is the shipped one.</summary>
    public static Place Exchange(ExchangeBuild? build)
    {
        var baseline = KnowledgeBase.Embedded.WebBaseline;
        var byExtension = baseline.Files.ToLookup(f => System.IO.Path.GetExtension(f.Path));
        return new Place(new WebFileDetector(baseline, build), (sha, extension) => byExtension[extension].ToList() is { Count: > 0 } shipped
            ? "C:/Program Files/Microsoft/Exchange Server/V15/" + shipped[(int)(Convert.ToUInt32(sha[..8], 16) % (uint)shipped.Count)].Path : null);
    }

    /// <summary>What is said of the file there; false where it has no place.</summary>
    public bool TryExamine(byte[] bytes, string sha256, string extension, out Breakwater.Detection.FileTrace? trace)
    {
        var path = pathOf(sha256, extension);
        trace = path is null ? null : detector.Examine(new WebFile { Path = path, LengthBytes = bytes.Length, Sha256 = sha256, Head = bytes }) is [var found, ..] ? found : null;
        return path is not null;
    }
}
