namespace Breakwater.Evidence.Containers;

/// <param name="Name">As stored.</param>
/// <param name="LengthBytes">Unpacked size as stated; negative when not stated.</param>
/// <param name="PackedBytes">Packed size; zero when the archive does not tell per entry.</param>
/// <param name="Type">What it is.</param>
/// <param name="Target">Where a link leads.</param>
/// <param name="Modified">As stored; null where it is not.</param>
internal readonly record struct WalkedEntry(string Name, long LengthBytes, long PackedBytes, EntryType Type, string? Target = null, DateTime? Modified = null);
