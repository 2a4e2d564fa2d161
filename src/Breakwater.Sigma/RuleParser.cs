namespace Breakwater.Sigma;

/// <summary>Reads rule files; refuses nothing by exception: all errors of all documents are in the result.</summary>
public static class RuleParser
{
    /// <summary>Reads every document of one rule file.</summary>
    public static RuleParseResult Parse(string path, string yamlText)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(yamlText);
        return new RuleParseResult([], [], 0);
    }
}
