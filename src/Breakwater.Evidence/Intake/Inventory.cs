using System.Buffers.Binary;
using System.Security.Cryptography;
using Breakwater.Evidence.Paths;
using Breakwater.Evidence.Recognition;
using Breakwater.Model;

namespace Breakwater.Evidence.Intake;

/// <summary>Collects what the walks over folders and archives see. Not safe for several threads.</summary>
internal sealed class Inventory
{
    public const int HeadBytes = 8192;

    private readonly HashSet<string> _originalPaths = new(StringComparer.Ordinal);

    public List<Artefact> Artefacts { get; } = [];

    public List<UnreadItem> Unread { get; } = [];

    public long FilesSeen { get; private set; }

    public long OtherFiles { get; private set; }

    public void Skip(string path, string reason, long? bytes) => Unread.Add(new(Messages.Show(path), reason, bytes));

    /// <summary>Counts a file that is not an artefact of its own: an archive, or one that could not be opened.</summary>
    public void Count() => FilesSeen++;

    /// <summary>What the file is; the caller may need it before it has read the file to its end.</summary>
    public static ArtefactKind Recognise(in FoundFile file) => ArtefactRecognition.Recognise(file.Head.Span, ServerPath.Normalise(file.Levels));

    public void Add(in FoundFile file)
    {
        FilesSeen++;
        var path = ServerPath.Normalise(file.Levels);
        var kind = ArtefactRecognition.Recognise(file.Head.Span, path);
        if (kind == ArtefactKind.Other)
        {
            OtherFiles++;
            if (SourceFolders.ClaimsToBeLog(path))
            {
                Skip(file.OriginalPath, file.LengthBytes == 0 ? Messages.EmptyLog(file.OriginalPath) : Messages.UnknownLog(file.OriginalPath), file.LengthBytes);
            }

            return;
        }

        var isLog = kind == ArtefactKind.TextLog;
        Artefacts.Add(new Artefact
        {
            Path = path,
            OriginalPath = Unique(file.OriginalPath),
            Kind = kind,
            LengthBytes = file.LengthBytes,
            SourceHint = isLog ? SourceFolders.Suggest(path) : null,
            StoredHead = isLog && file.File is null ? file.Head.ToArray() : null,
            File = file.File,
            Container = file.Container,
            Entry = file.Entry,
            Sha256 = file.Sha256,
            HeadKey = BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(file.Head.Span)),
            HeaderOnly = isLog && file.LengthBytes <= HeadBytes && TextHead.Decode(file.Head.Span) is { } text && TextLogShape.HasNoRecord(text),
        });
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
