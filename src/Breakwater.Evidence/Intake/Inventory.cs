using System.Buffers;
using Breakwater.Evidence.Paths;
using Breakwater.Evidence.Reading;
using Breakwater.Evidence.Recognition;
using Breakwater.Model;

namespace Breakwater.Evidence.Intake;

/// <summary>Collects what the walks over folders and archives see. Not safe for several threads, <see cref="LookAt"/> excepted.</summary>
internal sealed class Inventory(EvidenceOptions options)
{
    public const int HeadBytes = 8192;

    /// <summary>More than the web folders of any server hold; the rest shows nothing new.</summary>
    private const int MaxServed = 200_000;

    private readonly HashSet<string> _originalPaths = new(StringComparer.Ordinal);

    public List<Artefact> Artefacts { get; } = [];

    public List<UnreadItem> Unread { get; } = [];

    public List<ServedFile> Served { get; } = [];

    public long FilesSeen { get; private set; }

    public long OtherFiles { get; private set; }

    public void Skip(string path, string reason, long? bytes, string? log = null) => Unread.Add(new(Messages.Show(path), reason, bytes) { Log = log });

    /// <summary>Counts a file that is not an artefact of its own: an archive, or one that could not be opened.</summary>
    public void Count() => FilesSeen++;

    /// <summary>Looks at a file's first bytes; safe for several threads.</summary>
    public HeadLook LookAt(in FoundFile file)
    {
        var path = ServerPath.Normalise(file.Levels);
        var head = file.Head.Span;
        var kind = ArtefactRecognition.Recognise(head, path);
        kind = kind == ArtefactKind.Other && options.TakesMessageLogs && MessageLogShape.IsLog(head, path) ? ArtefactKind.MessageLog : kind;
        var isLog = kind == ArtefactKind.TextLog;
        return kind == ArtefactKind.Other ? new HeadLook(path, kind) : new HeadLook(path, kind)
        {
            Keys = HeadKeys.Of(head),
            HeaderOnly = isLog && file.LengthBytes <= HeadBytes && HasNoRecord(head),
            Reading = isLog ? options.HeadReader?.Invoke(head) : null,
            SourceHint = isLog ? SourceFolders.Suggest(path) : null,
        };
    }

    public void Add(in FoundFile file) => Add(file, LookAt(file));

    public void Add(in FoundFile file, HeadLook look)
    {
        FilesSeen++;
        if (look.Kind == ArtefactKind.Other)
        {
            OtherFiles++;
            if (file.Modified is { } time && Served.Count < MaxServed && WebPlaces.IsWebRoot(look.Path))
            {
                Served.Add(new ServedFile(look.Path, file.OriginalPath, time));
            }

            SkipClaimedLog(file, look.Path);
            return;
        }

        if (look.Kind == ArtefactKind.EncryptedFile)
        {
            SkipClaimedLog(file, look.Path);
        }

        Artefacts.Add(new Artefact
        {
            Path = look.Path,
            OriginalPath = Unique(file.OriginalPath),
            Kind = look.Kind,
            LengthBytes = file.LengthBytes,
            SourceHint = look.SourceHint,
            HeadReading = look.Reading,
            StoredHead = look.Kind == ArtefactKind.TextLog && file.File is null ? file.Head.ToArray() : null,
            File = file.File,
            Container = file.Container,
            Entry = file.Entry,
            Sha256 = file.Sha256,
            Modified = look.Kind is ArtefactKind.WebFile or ArtefactKind.WebConfig ? file.Modified : null,
            HeadKeys = look.Keys,
            HeaderOnly = look.HeaderOnly,
        });
    }

    /// <summary>A file that by its name is a log and by its content is none.</summary>
    private void SkipClaimedLog(in FoundFile file, string path)
    {
        if (SourceFolders.ClaimedLog(path) is { } log)
        {
            Skip(file.OriginalPath, file.LengthBytes == 0 ? Messages.EmptyLog(file.OriginalPath) : Messages.UnknownLog(file.OriginalPath), file.LengthBytes, log);
        }
    }

    private static bool HasNoRecord(ReadOnlySpan<byte> wholeFile)
    {
        var buffer = ArrayPool<char>.Shared.Rent(wholeFile.Length);
        try
        {
            return TextHead.TryDecode(wholeFile, buffer, out var text) && TextLogShape.HasNoRecord(text);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    /// <summary>An archive may hold two entries of one name: the later ones are numbered.</summary>
    private string Unique(string originalPath)
    {
        var unique = originalPath;
        for (var i = 2; !_originalPaths.Add(unique); i++)
        {
            unique = $"{originalPath}#{i}";
        }

        return unique;
    }
}
