using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Breakwater.Detection.CompiledRemnants;

/// <summary>What the metadata of a page that ASP.NET compiled tells of it: which members it calls and which texts it holds. Nothing is loaded or run.</summary>
/// <param name="Calls">Lower-case <c>type.member</c> without the type's namespace.</param>
/// <param name="VirtualPaths">The addresses of its pages as compiled in, such as <c>~/auth/x.aspx</c>.</param>
internal sealed record CompiledPage(IReadOnlySet<string> Calls, IReadOnlyList<string> VirtualPaths)
{
    /// <summary>Compiled pages need a few hundred; a hostile file may claim millions.</summary>
    private const int MaxEntries = 20_000;

    private const int MaxPaths = 20;
    private const int MaxPathChars = 300;

    /// <summary>Namespace of the classes that ASP.NET makes of pages; libraries have others.</summary>
    private const string PageNamespace = "ASP";

    private static readonly string[] Input =
        ["httprequest.get_item", "httprequest.get_form", "httprequest.get_querystring", "httprequest.get_headers", "httprequest.get_cookies", "httprequest.get_files", "httprequest.get_inputstream", "httprequest.get_params", "httprequest.binaryread"];

    private static readonly (string Name, string[] Members)[] Sinks =
    [
        ("evaluates", ["eval.jscriptevaluate", "csharpcodeprovider..ctor", "vbcodeprovider..ctor", "codedomprovider.compileassemblyfromsource"]),
        ("runs-programs", ["process.start", "processstartinfo..ctor"]),
        ("loads-code", ["assembly.load", "assembly.loadfrom", "assembly.loadfile", "appdomain.load"]),
        ("deserialises", ["binaryformatter.deserialize", "losformatter.deserialize", "objectstateformatter.deserialize", "soapformatter.deserialize"]),
        ("connects", ["socket.connect", "tcpclient.connect", "tcpclient..ctor"]),
        ("stores-files", ["httppostedfile.saveas"]),
    ];

    public bool TakesInput => Array.Exists(Input, Calls.Contains);

    public bool ReadsKeys => Calls.Contains("machinekeysection.get_validationkey") || Calls.Contains("machinekeysection.get_decryptionkey");

    /// <summary>Where what visitors send could take effect, in a stated order.</summary>
    public IEnumerable<string> Effects => Sinks.Where(s => Array.Exists(s.Members, Calls.Contains)).Select(s => s.Name).Concat(ReadsKeys ? ["reads-machine-key"] : []);

    /// <summary>Reads any bytes.</summary>
    /// <returns>Null for what is no .NET assembly of compiled pages.</returns>
    public static CompiledPage? TryRead(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var stream = new MemoryStream(content.ToArray(), writable: false);
            using var image = new PEReader(stream);
            return image.HasMetadata ? Read(image.GetMetadataReader()) : null;
        }
        catch (Exception e) when (e is BadImageFormatException or InvalidOperationException or ArgumentException or OverflowException or IOException)
        {
            // Any offset in a hostile file may lie; such a file runs nowhere.
            return null;
        }
    }

    private static CompiledPage? Read(MetadataReader reader)
    {
        if (!reader.TypeDefinitions.Take(MaxEntries).Any(t => reader.StringComparer.Equals(reader.GetTypeDefinition(t).Namespace, PageNamespace)))
        {
            return null;
        }

        var calls = new HashSet<string>(StringComparer.Ordinal);
        foreach (var handle in reader.MemberReferences.Take(MaxEntries))
        {
            var member = reader.GetMemberReference(handle);
            if (member.Parent.Kind == HandleKind.TypeReference)
            {
                var type = reader.GetTypeReference((TypeReferenceHandle)member.Parent);
                calls.Add($"{reader.GetString(type.Name)}.{reader.GetString(member.Name)}".ToLowerInvariant());
            }
        }

        return new CompiledPage(calls, Paths(reader));
    }

    private static List<string> Paths(MetadataReader reader)
    {
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        var handle = System.Reflection.Metadata.Ecma335.MetadataTokens.UserStringHandle(0);
        for (var read = 0; read < MaxEntries && paths.Count < MaxPaths; read++)
        {
            handle = System.Reflection.Metadata.Ecma335.MetadataReaderExtensions.GetNextHandle(reader, handle);
            if (handle.IsNil)
            {
                break;
            }

            var text = reader.GetUserString(handle);
            if (text.Length is > 2 and <= MaxPathChars && text.StartsWith("~/", StringComparison.Ordinal) && WebFiles.WebPlaces.IsScript(text))
            {
                paths.Add(text);
            }
        }

        return [.. paths];
    }
}
