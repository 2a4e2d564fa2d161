namespace Breakwater.Knowledge.Mitigations;

/// <summary>A number below <c>HKLM\SOFTWARE\Microsoft\ExchangeServer\v15\Diagnostics</c> that must not be set.</summary>
/// <param name="Value">The number that does the harm.</param>
/// <param name="Meaning">What it switches off.</param>
public sealed record UnsafeSwitch(string Name, int Value, string Meaning);
