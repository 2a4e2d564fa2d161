namespace Breakwater.Model;

/// <summary>Names of the fields that a chain's finding has.</summary>
public static class ChainFields
{
    /// <summary>Followed by the step's number.</summary>
    public const string Step = "step ";

    /// <summary>What else the sequence can be.</summary>
    public const string LooksAlike = "looks alike";

    /// <summary>Files that it started and that were not among those examined.</summary>
    public const string NotExamined = "not examined";
}
