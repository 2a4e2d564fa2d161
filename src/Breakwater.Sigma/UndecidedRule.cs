namespace Breakwater.Sigma;

/// <summary>A rule whose regular expression ran out of time: on how many records, and whether it was therefore switched off for the rest.</summary>
public sealed record UndecidedRule(SigmaRule Rule, long Records, bool SwitchedOff);
