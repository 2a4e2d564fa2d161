namespace Breakwater.Detection.Hives;

/// <summary>The types of registry values that Breakwater interprets; others are bytes.</summary>
public enum RegistryValueType
{
    None = 0,
    Text = 1,
    ExpandableText = 2,
    Binary = 3,
    Number = 4,
    NumberBigEndian = 5,
    MultiText = 7,
    LongNumber = 11,
}
