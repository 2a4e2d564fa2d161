namespace Breakwater.Sigma;

/// <summary>Which values of a record the keyword searches of some rules can find anything in.</summary>
public enum ValueSearch
{
    /// <summary>There is no keyword search.</summary>
    None,

    /// <summary>Only texts: what they look for has letters that no number, time, GUID, SID, hexadecimal or truth value is written with.</summary>
    Texts,

    /// <summary>All values.</summary>
    All,
}
