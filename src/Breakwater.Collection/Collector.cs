using Breakwater.Collection.Copying;
using Breakwater.Collection.Packages;
using Breakwater.Collection.Places;
using Breakwater.Collection.Survey;

namespace Breakwater.Collection;

/// <summary>From a server's volumes to a sealed package. Reads only below the given roots, writes only the package and, until it is finished, two files beside it.</summary>
public static class Collector
{
    private const int FreeBytesUnknown = -1;

    /// <param name="forecast">Told what will be collected before it begins; false stops there.</param>
    /// <param name="progress">Told how many bytes were read since the last call.</param>
    public static CollectionOutcome Collect(CollectionRequest request, Func<CollectionForecast, bool> forecast, Action<long> progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(forecast);
        if (request.Roots.FirstOrDefault(r => !Directory.Exists(r)) is { } missing)
        {
            return Refused(CollectionRefusal.NothingToCollect, Messages.RootMissing(missing));
        }

        request = request with { Output = Path.GetFullPath(request.Output) };
        if (File.Exists(request.Output) || Directory.Exists(request.Output))
        {
            return Refused(CollectionRefusal.Output, Messages.OutputExists(request.Output));
        }

        var survey = ServerSurvey.Take(request, [request.Output, UnfinishedPackage.PartialOf(request.Output), UnfinishedPackage.JournalOf(request.Output)], ct);
        if (!survey.IsServer)
        {
            return Refused(CollectionRefusal.NothingToCollect, Messages.NotAServer(string.Join(", ", request.Roots)));
        }

        return Write(request, survey, forecast, progress, ct);
    }

    private static CollectionOutcome Write(CollectionRequest request, ServerSurvey survey, Func<CollectionForecast, bool> forecast, Action<long> progress, CancellationToken ct)
    {
        if (!forecast(Forecast(request, survey)))
        {
            return new CollectionOutcome(null, null, "");
        }

        UnfinishedPackage? package = null;
        try
        {
            package = UnfinishedPackage.Open(request);
            return package is null
                ? Refused(CollectionRefusal.Output, Messages.OtherCollection(UnfinishedPackage.PartialOf(request.Output)))
                : new CollectionOutcome(Fill(package, request, survey, progress, ct), null, "");
        }
        catch (Exception e) when (LocalPaths.IsFault(e))
        {
            return Refused(CollectionRefusal.Output, package is null ? Messages.PartialInUse(UnfinishedPackage.PartialOf(request.Output), e.Message) : Messages.OutputUnwritable(request.Output, e.Message));
        }
        finally
        {
            package?.Dispose();
        }
    }

    private static CollectionResult Fill(UnfinishedPackage package, CollectionRequest request, ServerSurvey survey, Action<long> progress, CancellationToken ct)
    {
        List<NotCollected> missing = [.. survey.LeftOut];
        var done = package.Files.Select(f => f.Source).ToHashSet(LocalPaths.Comparer);
        var copy = new FileCopy(package, request, progress, ct);
        try
        {
            foreach (var file in survey.Files)
            {
                ct.ThrowIfCancellationRequested();
                if (done.Contains(LocalPaths.Plain(file.Path)))
                {
                    progress(file.Bytes);
                    continue;
                }

                try
                {
                    package.Add(copy.Copy(file));
                }
                catch (SourceFaultException e)
                {
                    var path = LocalPaths.Plain(file.Path);
                    missing.Add(new NotCollected(path, file.Target.Kind, file.Bytes, Messages.FileUnreadable(path, e.Message, e.IsLocked)));
                }
            }
        }
        catch (OperationCanceledException)
        {
            package.Checkpoint();
            throw;
        }

        return Seal(package, request, survey, missing);
    }

    private static CollectionResult Seal(UnfinishedPackage package, CollectionRequest request, ServerSurvey survey, List<NotCollected> missing)
    {
        var finished = request.Clock.GetUtcNow().UtcDateTime;
        var (time, basis) = request.TakenAt is { } taken ? (taken, "stated by whoever collected (--taken-at)")
            : survey.IsLive ? (finished, "a running system: when collection ended")
            : ((DateTime?)null, "not known: collected from a copy or image, and nobody stated when that was taken");
        var hash = package.Finish(new Manifest
        {
            Request = request,
            Sessions = package.Sessions,
            FinishedUtc = finished,
            EvidenceTimeUtc = time,
            EvidenceTimeBasis = basis,
            InstallFolders = survey.InstallFolders,
            Files = package.Files,
            NotCollected = missing,
        });
        return new CollectionResult(
            request.Output, new FileInfo(request.Output).Length, package.Files.Count, package.Files.Sum(f => f.Entry.Bytes), package.Files.Count(f => f.Change is not null), package.Resumed, missing, hash, time, basis);
    }

    private static CollectionForecast Forecast(CollectionRequest request, ServerSurvey survey) => new(
        [.. survey.Files.GroupBy(f => f.Target.Kind, StringComparer.Ordinal).Select(g => new ForecastKind(g.Key, g.Count(), g.Sum(f => f.Bytes)))],
        survey.LeftOut,
        survey.InstallFolders,
        survey.IsLive,
        File.Exists(UnfinishedPackage.JournalOf(request.Output)),
        FreeBytes(request.Output) is >= 0 and var free ? free : null,
        ServerRoots.Of(request.Roots).EntryOf(LocalPaths.Extended(request.Output)) is not null);

    private static long FreeBytes(string output)
    {
        try
        {
            return new DriveInfo(Path.GetDirectoryName(output)!).AvailableFreeSpace;
        }
        catch (Exception e) when (LocalPaths.IsFault(e))
        {
            return FreeBytesUnknown;
        }
    }

    private static CollectionOutcome Refused(CollectionRefusal refusal, string message) => new(null, refusal, message);
}
