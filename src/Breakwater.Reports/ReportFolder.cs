using System.Diagnostics.CodeAnalysis;
using System.Text;
using Breakwater.Model;
using Breakwater.Reports.Html;
using Breakwater.Reports.Json;

namespace Breakwater.Reports;

/// <summary>The folder of <c>--out</c>: receives report.html and assessment.json, and one folder per server. Refuses a folder with contents that Breakwater did not make, and links below it.</summary>
public sealed class ReportFolder
{
    /// <summary>Marks a folder as ours, so that a later run may replace what is in it.</summary>
    public const string MarkerName = ".breakwater-report";

    public const string ReportName = "report.html";

    public const string AssessmentName = "assessment.json";

    private const string Temporary = ".tmp";

    private static readonly string[] Ours = [ReportName, AssessmentName, ReportName + Temporary, AssessmentName + Temporary];

    private readonly HashSet<string> _serverNames = new(StringComparer.OrdinalIgnoreCase);

    private ReportFolder(string path) => Path = path;

    public string Path { get; }

    public string ReportPath => System.IO.Path.Combine(Path, ReportName);

    public string AssessmentPath => System.IO.Path.Combine(Path, AssessmentName);

    /// <summary>Opens or creates the folder; the problem says why it was refused, and then nothing was changed.</summary>
    public static bool TryOpen(string path, [NotNullWhen(true)] out ReportFolder? folder, [NotNullWhen(false)] out string? problem)
    {
        folder = null;
        try
        {
            var full = System.IO.Path.GetFullPath(path);
            problem = File.Exists(full) ? ReportMessages.IsAFile(full) : FindForeign(full) is { } foreign ? ReportMessages.NotOurs(full, foreign) : null;
            if (problem is not null)
            {
                return false;
            }

            Directory.CreateDirectory(full);

            // The marker comes first: an interrupted run leaves a folder that the next one recognises.
            var marker = System.IO.Path.Combine(full, MarkerName);
            if (!File.Exists(marker))
            {
                using var stream = new FileStream(marker, FileMode.CreateNew, FileAccess.Write);
                stream.Write("Made by Breakwater; the next report may replace this folder's files.\n"u8);
            }

            folder = new ReportFolder(full);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            problem = ReportMessages.NotWritten(path, e.Message);
            return false;
        }
    }

    /// <summary>Opens the folder of one server of several; the name is made safe and unique among those opened from here.</summary>
    public bool TryOpenServer(string? serverName, [NotNullWhen(true)] out ReportFolder? folder, [NotNullWhen(false)] out string? problem)
    {
        var safe = SafeName.Of(serverName);
        var unique = safe;
        for (var i = 2; !_serverNames.Add(unique); i++)
        {
            unique = $"{safe}-{i}";
        }

        var path = System.IO.Path.Combine(Path, unique);
        if (new DirectoryInfo(path).LinkTarget is not null)
        {
            folder = null;
            problem = ReportMessages.IsALink(path);
            return false;
        }

        return TryOpen(path, out folder, out problem);
    }

    /// <summary>Removes the report of an earlier run from this folder itself: beside reports of several servers it would pass for theirs.</summary>
    public bool TryRemoveReport([NotNullWhen(false)] out string? problem)
    {
        try
        {
            File.Delete(ReportPath);
            File.Delete(AssessmentPath);
            problem = null;
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = ReportMessages.NotWritten(Path, e.Message);
            return false;
        }
    }

    /// <summary>Writes both files, each by replacing the earlier one as a whole; the problem says what stopped it.</summary>
    public bool TryWrite(Assessment assessment, [NotNullWhen(false)] out string? problem)
    {
        try
        {
            Replace(AssessmentPath, stream => AssessmentJson.Write(assessment, stream));
            Replace(ReportPath, stream =>
            {
                using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
                HtmlReport.Write(assessment, writer);
            });
            problem = null;
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = ReportMessages.NotWritten(Path, e.Message);
            return false;
        }
    }

    private static void Replace(string path, Action<Stream> write)
    {
        // Deleting first and CreateNew after it: a link planted under the temporary name is removed, never followed.
        var temporary = path + Temporary;
        File.Delete(temporary);
        using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
        {
            write(stream);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>The first entry that is not ours, or null when the folder is absent, empty, marked, or holds nothing but a report of ours.</summary>
    private static string? FindForeign(string folder)
    {
        if (!Directory.Exists(folder) || File.Exists(System.IO.Path.Combine(folder, MarkerName)))
        {
            return null;
        }

        var names = Directory.EnumerateFileSystemEntries(folder).Select(e => System.IO.Path.GetFileName(e)).Order(StringComparer.Ordinal).ToList();
        var foreign = names.Find(n => !Ours.Contains(n, StringComparer.Ordinal));
        return foreign ?? (names.Count == 0 || IsOurAssessment(System.IO.Path.Combine(folder, AssessmentName)) ? null : names[0]);
    }

    private static bool IsOurAssessment(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        Span<byte> head = stackalloc byte[128];
        using var stream = File.OpenRead(path);
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return head[..length].IndexOf(Encoding.UTF8.GetBytes(Assessment.SchemaId)) >= 0;
    }
}
