namespace Breakwater.Model;

/// <summary>What a single trace proves.</summary>
public enum Outcome
{
    /// <summary>A scanner's or monitor's request.</summary>
    Probe,

    /// <summary>An exploit-shaped request without proof that it worked; also an answer that only an unpatched server gives.</summary>
    Attempt,

    /// <summary>A request that worked.</summary>
    Success,

    /// <summary>A trace that only success leaves, such as a web shell on disk.</summary>
    Artefact,
}
