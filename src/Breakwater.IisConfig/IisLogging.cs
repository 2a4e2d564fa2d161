namespace Breakwater.IisConfig;

/// <summary>How one site is logged, after site defaults, overrides and central logging.</summary>
/// <param name="Enabled">False when switched off for the site or by <c>httpLogging dontLog</c>.</param>
/// <param name="RawDirectory">As written, or the product's default.</param>
/// <param name="Directory">With variables expanded to a default installation.</param>
/// <param name="Format">W3C, IIS, NCSA, Custom or CentralBinary.</param>
/// <param name="Period">Daily, Hourly, Weekly, Monthly or MaxSize.</param>
/// <param name="LocalTimeRollover">Files change at local midnight; records stay UTC in W3C.</param>
/// <param name="CustomFields">Columns added by the administrator, such as X-Forwarded-For.</param>
public sealed record IisLogging(bool Enabled, string RawDirectory, string Directory, string Format, string Period, bool LocalTimeRollover, IReadOnlyList<string> CustomFields);
