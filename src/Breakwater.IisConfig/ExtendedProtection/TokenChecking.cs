namespace Breakwater.IisConfig.ExtendedProtection;

/// <summary>How strictly Windows authentication is bound to its channel, ascending.</summary>
public enum TokenChecking
{
    None,
    Allow,
    Require,
}
