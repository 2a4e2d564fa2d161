namespace Breakwater.IisConfig;

/// <summary>What a site is for Exchange, told by its bindings and folders, not by its name or id.</summary>
public enum IisSiteKind
{
    Other,
    FrontEnd,
    BackEnd,
}
