namespace Breakwater.Compare;

/// <summary>A program in a race.</summary>
/// <param name="Command">program and arguments; standard output and error are thrown away</param>
/// <param name="Bytes">how much it reads</param>
/// <param name="Records">how many records it delivers; null when that is unknown</param>
/// <param name="Note">what it does not do, in the table</param>
/// <param name="Once">too slow for more than one round</param>
internal sealed record Contender(string Name, IReadOnlyList<string> Command, long Bytes, long? Records, string Note = "", bool Once = false);
