using System.Buffers;

namespace Breakwater.Evidence.Recognition;

/// <summary>Decides what a file is: content first, place second (evidence-sources 1.1). Never throws, whatever the bytes.</summary>
internal static class ArtefactRecognition
{
    private const uint EseSignature = 0x89ABCDEF;

    // Without culture data, as the program runs, Contains goes character by character when it ignores case; these are sought in every file that looks like markup.
    private static readonly SearchValues<string> Configuration = SearchValues.Create(["<configuration"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> HostSection = SearchValues.Create(["<sectionGroup name=\"system.applicationHost\""], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Preserved = SearchValues.Create(["<preserve "], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Encrypted = SearchValues.Create(["encrypted", "locked"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> GettingBack = SearchValues.Create(["decrypt", "restore", "recover", "unlock"], StringComparison.OrdinalIgnoreCase);

    private static readonly string[] NoteExtensions = [".txt", ".hta", ""];

    private static readonly string[] TextExtensions = [".txt", ".csv", ".log", ".xml", ".clixml", ".json", ".out", ".tsv", ".ps1xml", ".ldf", ".ldif", ""];

    public static ArtefactKind Recognise(ReadOnlySpan<byte> head, string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];

        var place = new FilePlace(path, name, WebPlaces.IsWebRoot(path));

        // A script stays a script whatever its first bytes claim: an intruder chooses them.
        return WebPlaces.IsScript(name) || (place.IsInWebRoot && WebPlaces.IsServedAsScript(name)) ? ArtefactKind.WebFile
            : FromMagic(head, place) is var byMagic and not ArtefactKind.Other ? byMagic
            : FromText(head, place);
    }

    private static ArtefactKind FromMagic(ReadOnlySpan<byte> head, FilePlace place)
    {
        if (head.StartsWith("ElfFile\0"u8))
        {
            return ArtefactKind.EventLog;
        }

        if (head.StartsWith("DEARCRY!"u8))
        {
            return ArtefactKind.EncryptedFile;
        }

        if (head.StartsWith("regf"u8))
        {
            // Transaction logs begin like the hive they belong to; their file type is not zero.
            return head.Length >= 32 && BitConverter.ToUInt32(head[28..]) != 0 ? ArtefactKind.Other : ArtefactKind.RegistryHive;
        }

        if (!place.IsInWebRoot && HostFiles.IsScannerHistory(head))
        {
            return ArtefactKind.ScannerHistory;
        }

        if (head.Length >= 8 && BitConverter.ToUInt32(head[4..]) == EseSignature)
        {
            return ArtefactKind.EseDatabase;
        }

        if (head.StartsWith("MZ"u8))
        {
            return IsExchangeBinary(place.Name) ? ArtefactKind.ExchangeBinary : IsWebDll(place) ? ArtefactKind.WebFile : ArtefactKind.Other;
        }

        return ArtefactKind.Other;
    }

    private static ArtefactKind FromText(ReadOnlySpan<byte> head, FilePlace place)
    {
        // Fifty thousand heads need not be fifty thousand strings.
        var buffer = ArrayPool<char>.Shared.Rent(head.Length);
        try
        {
            return TextHead.TryDecode(head, buffer, out var text) && FromText(text, place) is var kind and not ArtefactKind.Other ? kind : WebOrOther(place, head);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    private static ArtefactKind FromText(ReadOnlySpan<char> text, FilePlace place)
    {
        var start = text.TrimStart();
        if (start.StartsWith("<") && FromXml(text, place) is var xml and not ArtefactKind.Other)
        {
            return xml;
        }

        if (!place.IsInWebRoot && HostFiles.Recognise(text, place.Name) is var host and not ArtefactKind.Other)
        {
            return host;
        }

        if (IsSetupLog(text, place.Name))
        {
            return ArtefactKind.SetupLog;
        }

        if (TextLogShape.IsLog(text))
        {
            return ArtefactKind.TextLog;
        }

        if (IsManifest(text, place.Name))
        {
            return ArtefactKind.Manifest;
        }

        // After everything a server writes: this mark can be copied, and then hides no more than a file that only somebody with a report could have saved.
        if (OwnOutput.Is(text))
        {
            return ArtefactKind.OwnOutput;
        }

        if (!place.IsInWebRoot && TextExtensions.Contains(Path.GetExtension(place.Name), StringComparer.OrdinalIgnoreCase) && ExportShape.IsExport(text))
        {
            return ArtefactKind.PowerShellExport;
        }

        // After exports, which have names of settings with the same words.
        if (NoteExtensions.Contains(Path.GetExtension(place.Name), StringComparer.OrdinalIgnoreCase) && text.ContainsAny(Encrypted) && text.ContainsAny(GettingBack))
        {
            return ArtefactKind.RansomNote;
        }

        return ArtefactKind.Other;
    }

    private static ArtefactKind FromXml(ReadOnlySpan<char> text, FilePlace place)
    {
        if (text.ContainsAny(Preserved) && text.Contains("resultType=", StringComparison.OrdinalIgnoreCase))
        {
            return ArtefactKind.CompiledRemnant;
        }

        var isConfiguration = text.ContainsAny(Configuration);
        if (IsApplicationHost(place.Name) && isConfiguration)
        {
            return ArtefactKind.IisApplicationHost;
        }

        if (isConfiguration && text.ContainsAny(HostSection))
        {
            return ArtefactKind.IisApplicationHost;
        }

        var isWebConfig = place.Name.EndsWith(".config", StringComparison.OrdinalIgnoreCase) && (IsWebConfigName(place.Name) || place.IsInWebRoot);
        return isConfiguration && isWebConfig ? ArtefactKind.WebConfig : ArtefactKind.Other;
    }

    /// <summary>The live file, and copies such as <c>applicationHost.config.bak</c> or <c>applicationHost (1).config</c>.</summary>
    private static bool IsApplicationHost(string name) => name.StartsWith("applicationHost", StringComparison.OrdinalIgnoreCase) && name.Contains(".config", StringComparison.OrdinalIgnoreCase);

    private static bool IsWebConfigName(string name) => name.StartsWith("web", StringComparison.OrdinalIgnoreCase) || name.StartsWith("SharedWebConfig", StringComparison.OrdinalIgnoreCase);

    private static bool IsSetupLog(ReadOnlySpan<char> text, string name) =>
        text.StartsWith('[') && (text.Contains("Starting Microsoft Exchange", StringComparison.OrdinalIgnoreCase)
            || (text.Contains("] [0] ", StringComparison.Ordinal)
                && (name.StartsWith("ExchangeSetup", StringComparison.OrdinalIgnoreCase) || name.StartsWith("ServiceControl", StringComparison.OrdinalIgnoreCase))))
        || (name.StartsWith("ServiceControl", StringComparison.OrdinalIgnoreCase) && text.Contains('[') && name.EndsWith(".log", StringComparison.OrdinalIgnoreCase));

    private static bool IsManifest(ReadOnlySpan<char> text, string name) =>
        name.Equals("uploads.json", StringComparison.OrdinalIgnoreCase)
        || name.Equals("collection_context.json", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("_CopyLog.csv", StringComparison.OrdinalIgnoreCase)
        || (name.Equals("breakwater-custody.txt", StringComparison.OrdinalIgnoreCase) && text.StartsWith("schema: breakwater.folder/"))
        || (name.Equals("manifest.json", StringComparison.OrdinalIgnoreCase) && text.Contains("breakwater.", StringComparison.Ordinal));

    private static bool IsExchangeBinary(string name) =>
        name.Equals("ExSetup.exe", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Microsoft.Exchange.", StringComparison.OrdinalIgnoreCase) && (name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase));

    /// <summary>A compiled page in <c>bin</c> of a web root or among ASP.NET's temporary files.</summary>
    private static bool IsWebDll(FilePlace place) =>
        place.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
        && (place.IsInWebRoot || (place.Name.StartsWith("App_Web_", StringComparison.OrdinalIgnoreCase) && place.Path.Contains("Temporary ASP.NET Files", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Mail store exports and certificate requests are not text, and are shells when they lie in a web root.</summary>
    private static ArtefactKind WebOrOther(FilePlace place, ReadOnlySpan<byte> head)
    {
        if (!place.IsInWebRoot)
        {
            return ArtefactKind.Other;
        }

        var disguised = head.StartsWith("!BDN"u8) || head.StartsWith((ReadOnlySpan<byte>)[0x30, 0x82]) || head.StartsWith("-----BEGIN "u8)
            || head.IndexOf("<%"u8) >= 0 || head.IndexOf("runat="u8) >= 0;
        return disguised || !WebPlaces.IsStatic(place.Name) || WebPlaces.IsLogonScript(place.Path) ? ArtefactKind.WebFile : ArtefactKind.Other;
    }
}
