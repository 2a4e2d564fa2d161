namespace Breakwater.Model;

/// <summary>How coverage of a source is judged (design section 5).</summary>
public enum SourceRhythm
{
    /// <summary>Writes all the time: an hour without records is a hole when that hour of the week usually has some.</summary>
    Dense,

    /// <summary>Writes when something happens: a hole is a file missing in its name sequence while a dense source has records.</summary>
    Sparse,

    /// <summary>Shows a state at collection only: can exclude "still present", never a past entry or use.</summary>
    State,
}
