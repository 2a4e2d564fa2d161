using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Breakwater.KnowledgeCompiler.Reading;

/// <summary>Opens the files of the knowledge folder.</summary>
internal static class DataFile
{
    /// <summary>The files of a folder in ordinal order, so that the pack is the same on every machine.</summary>
    public static IEnumerable<string> In(string folder, string pattern) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal) : [];

    public static YamlMap? Yaml(string file, ProblemList problems)
    {
        try
        {
            using var reader = File.OpenText(file);
            var stream = new YamlStream();
            stream.Load(reader);
            if (stream.Documents is [{ RootNode: YamlMappingNode map }])
            {
                return new YamlMap(file, map, problems);
            }

            problems.Add(new Place(file, 1), Messages.NotAMapping("the file"));
        }
        catch (YamlException e)
        {
            problems.Add(new Place(file, e.Start.Line), Messages.NotYaml(e.Message));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet throws these, not YamlException, for a list that is never closed and for a repeated key.
            problems.Add(new Place(file, 1), Messages.NotYaml(e.Message));
        }
        catch (IOException e)
        {
            problems.Add(new Place(file, 1), Messages.Unreadable(e.Message));
        }

        return null;
    }

    public static IReadOnlyList<string> Lines(string file, ProblemList problems)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (IOException e)
        {
            problems.Add(new Place(file, 1), Messages.Unreadable(e.Message));
            return [];
        }
    }
}
