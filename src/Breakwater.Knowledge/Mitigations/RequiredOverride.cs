using Breakwater.Model;

namespace Breakwater.Knowledge.Mitigations;

/// <summary>A setting override that the mitigation consists of.</summary>
/// <param name="Value">The value that protects.</param>
/// <param name="AbsentIsGood">True where the product does the right thing without an override.</param>
/// <param name="DefaultFrom">Builds from which it does so, where it does not always; empty otherwise.</param>
public sealed record RequiredOverride(string Component, string Section, string Parameter, string Value, bool AbsentIsGood, IReadOnlyList<ExchangeBuild> DefaultFrom);
