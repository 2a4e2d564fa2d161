using System.Globalization;

namespace Breakwater.Sigma.Values;

/// <summary>Reads an address without allocating: IPv4, or IPv6 with optional brackets and zone; IPv4 is held as its IPv6-mapped form.</summary>
internal static class IpAddressText
{
    private static readonly UInt128 MappedPrefix = (UInt128)0xFFFF << 32;

    public static bool TryParse(ReadOnlySpan<char> text, out UInt128 address)
    {
        if (text is ['[', .., ']'])
        {
            text = text[1..^1];
        }

        if (!text.Contains(':'))
        {
            var isV4 = TryParseV4(text, out var v4);
            address = MappedPrefix | v4;
            return isV4;
        }

        var zone = text.IndexOf('%');
        return TryParseV6(zone < 0 ? text : text[..zone], out address);
    }

    private static bool TryParseV4(ReadOnlySpan<char> text, out uint address)
    {
        address = 0;
        var parts = 0;
        foreach (var range in text.Split('.'))
        {
            var part = text[range];
            if (++parts > 4 || part.Length is 0 or > 3 || !byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return false;
            }

            address = (address << 8) | number;
        }

        return parts == 4;
    }

    private static bool TryParseV6(ReadOnlySpan<char> text, out UInt128 address)
    {
        address = 0;
        var gap = text.IndexOf("::");
        if (gap < 0)
        {
            return TryParseGroups(text, out address, out var all) && all == 8;
        }

        if (!TryParseGroups(text[..gap], out var head, out var before) || !TryParseGroups(text[(gap + 2)..], out var tail, out var after) || before + after > 7)
        {
            return false;
        }

        address = before == 0 ? tail : (head << (16 * (8 - before))) | tail;
        return true;
    }

    private static bool TryParseGroups(ReadOnlySpan<char> text, out UInt128 value, out int groups)
    {
        value = 0;
        groups = 0;
        if (text.IsEmpty)
        {
            return true;
        }

        foreach (var range in text.Split(':'))
        {
            var group = text[range];
            if (range.End.Value == text.Length && group.Contains('.') && TryParseV4(group, out var v4))
            {
                value = (value << 32) | v4;
                groups += 2;
            }
            else if (group.Length is 0 or > 4 || !ushort.TryParse(group, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number))
            {
                return false;
            }
            else
            {
                value = (value << 16) | number;
                groups++;
            }

            if (groups > 8)
            {
                return false;
            }
        }

        return true;
    }
}
