using System.Collections.Concurrent;
using System.Text;
using Breakwater.Detection.Ransomware;
using Breakwater.Evidence;
using Breakwater.Model;

namespace Breakwater.Analysis.Files;

/// <summary>Looks at all that ransomware may have left together: one note says little, the same note in many folders much.</summary>
internal static class RansomwareReading
{
    private const int MostNotes = 2000;

    public static void Read(EvidenceSet evidence, IReadOnlyList<Artefact> files, int threads, FileReadings readings, CancellationToken ct)
    {
        var notes = new ConcurrentBag<string>();
        var all = files.Where(f => f.Kind == ArtefactKind.RansomNote).OrderBy(f => f.Path, StringComparer.Ordinal).ToList();
        if (all.Count > MostNotes)
        {
            readings.Add(new UnreadItem(all[MostNotes].Path, FileMessages.NotesLeftOut(all.Count - MostNotes, MostNotes), all.Skip(MostNotes).Sum(n => n.LengthBytes)));
        }

        evidence.Read([.. all.Take(MostNotes)], threads, (artefact, stream) =>
        {
            readings.AddFile(SourceCatalogue.Ransomware, artefact.Path, artefact.LengthBytes);
            var content = new byte[Math.Clamp(artefact.LengthBytes, 0, RansomNote.MaxChars)];
            var length = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
            if (RansomNote.Is(Encoding.Latin1.GetString(content, 0, length)))
            {
                notes.Add(artefact.Path);
            }
        }, ct);
        foreach (var trace in RansomwareDetector.Examine([.. files.Where(f => f.Kind == ArtefactKind.EncryptedFile).Select(f => f.Path)], notes))
        {
            readings.Add(TraceFinding.Of(trace, SourceCatalogue.Ransomware, trace.Target));
        }
    }
}
