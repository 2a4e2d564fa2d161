using Breakwater.Collection.Packages;
using Breakwater.Collection.Places;
using Breakwater.Collection.Survey;
using Breakwater.Collection.Targets;

namespace Breakwater.Collection.Copying;

/// <summary>Copies one file into the package.</summary>
internal sealed class FileCopy(UnfinishedPackage package, CollectionRequest request, Action<long> progress, CancellationToken ct)
{
    private readonly byte[] _buffer = new byte[1 << 17];

    /// <summary>Throws <see cref="SourceFaultException"/> when the file cannot be read; the package is then as before.</summary>
    public PackagedFile Copy(SurveyedFile file)
    {
        var read = request.Clock.GetUtcNow().UtcDateTime;
        var masks = request.Minimise && file.Target.Minimising == Minimising.Mask;
        SourceChange? change = null;
        MaskedSource? masked = null;
        var (entry, sha256, packedSha256) = package.Pack(file.Entry, file.ModifiedUtc, file.Bytes, target =>
        {
            using var source = new SourceStream(file.Path, ct);
            if (masks)
            {
                var mask = MessageMask.Copy(source, target);
                masked = new MaskedSource(source.Position, source.Sha256, mask.MaskedCells, mask.DroppedRows);
            }
            else
            {
                CopyAll(source, target);
            }

            change = source.Change();
        });
        return new PackagedFile
        {
            Source = LocalPaths.Plain(file.Path),
            Kind = file.Target.Kind,
            Sha256 = sha256,
            PackedSha256 = packedSha256,
            CreatedUtc = file.CreatedUtc,
            ModifiedUtc = file.ModifiedUtc,
            ReadUtc = read,
            Change = change,
            Masked = masked,
            Entry = entry,
        };
    }

    private void CopyAll(SourceStream source, Stream target)
    {
        for (int count; (count = source.Read(_buffer)) > 0;)
        {
            target.Write(_buffer, 0, count);
            progress(count);
        }
    }
}
