namespace Breakwater.Analysis.Logs;

/// <summary>Which representations of a cell rules are matched against.</summary>
internal enum FieldForm
{
    /// <summary>As written.</summary>
    Plain,

    /// <summary>As written and percent-decoded, every round up to a fixed point.</summary>
    Url,

    /// <summary>Path, question mark and query in one text, in every form of <see cref="Url"/>.</summary>
    JoinedUrl,

    /// <summary>What follows the last dot of a path, in every form of <see cref="Url"/>.</summary>
    Extension,

    /// <summary>As written and with the spaces restored that the log writer replaced (plus signs in IIS, doubled spaces in Exchange logs).</summary>
    Agent,

    /// <summary>One member of a collection cell, in every form of <see cref="Url"/>.</summary>
    Member,
}
