using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Breakwater.Detection.Tests.CompiledRemnants;

/// <summary>Writes assemblies that name members and hold texts as compiled pages do, without any code: they can do nothing.</summary>
internal static class PageAssembly
{
    /// <param name="typeNamespace">Namespace of its one class.</param>
    /// <param name="calls"><c>Type.Member</c> each.</param>
    /// <param name="texts">Its string literals.</param>
    public static byte[] Write(string typeNamespace, string[] calls, params string[] texts)
    {
        var metadata = new MetadataBuilder();
        metadata.AddModule(0, metadata.GetOrAddString("App_Web_test.dll"), metadata.GetOrAddGuid(new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)), default, default);
        metadata.AddAssembly(metadata.GetOrAddString("App_Web_test"), new Version(1, 0, 0, 0), default, default, default, AssemblyHashAlgorithm.None);
        metadata.AddTypeDefinition(default, default, metadata.GetOrAddString("<Module>"), default, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        metadata.AddTypeDefinition(TypeAttributes.Public, metadata.GetOrAddString(typeNamespace), metadata.GetOrAddString("page_aspx"), default, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        var library = metadata.AddAssemblyReference(metadata.GetOrAddString("System.Web"), new Version(4, 0, 0, 0), default, default, default, default);
        foreach (var call in calls)
        {
            var dot = call.IndexOf('.', StringComparison.Ordinal);
            var type = metadata.AddTypeReference(library, metadata.GetOrAddString("System.Web"), metadata.GetOrAddString(call[..dot]));
            metadata.AddMemberReference(type, metadata.GetOrAddString(call[(dot + 1)..]), metadata.GetOrAddBlob(ImmutableArray.Create<byte>(0x20, 0, 1)));
        }

        foreach (var text in texts)
        {
            metadata.GetOrAddUserString(text);
        }

        var image = new BlobBuilder();
        new ManagedPEBuilder(new PEHeaderBuilder(imageCharacteristics: Characteristics.Dll), new MetadataRootBuilder(metadata), new BlobBuilder()).Serialize(image);
        return image.ToArray();
    }
}
