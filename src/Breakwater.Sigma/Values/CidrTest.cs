using System.Globalization;

namespace Breakwater.Sigma.Values;

/// <summary>The value is an address within one of the networks.</summary>
internal sealed class CidrTest(IReadOnlyList<CidrTest.Network> networks) : ValueTest
{
    private const int MappedBits = 96;

    public override int Cost => 2;

    private IReadOnlyList<Network> Networks => networks;

    /// <summary>Reads `10.0.0.0/8` or `fe80::/10`; a lone address is a network of one.</summary>
    public static bool TryParse(string text, out Network network)
    {
        network = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var addressText = slash < 0 ? text : text[..slash];
        if (!IpAddressText.TryParse(addressText, out var address))
        {
            return false;
        }

        var width = addressText.Contains(':', StringComparison.Ordinal) ? 128 : 32;
        var prefix = width;
        if (slash >= 0 && (!int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out prefix) || prefix > width))
        {
            return false;
        }

        var hostBits = width - prefix;
        var mask = hostBits == 128 ? UInt128.Zero : UInt128.MaxValue << hostBits;
        network = new Network(address & mask, mask, width == 128 && prefix < MappedBits);
        return true;
    }

    public override bool IsMatch(ReadOnlySpan<char> value, ref bool undecided)
    {
        if (!IpAddressText.TryParse(value, out var address))
        {
            return false;
        }

        foreach (var network in networks)
        {
            if ((address & network.Mask) == network.Address && (!network.IsV6Only || value.Contains(':')))
            {
                return true;
            }
        }

        return false;
    }

    public override bool Equals(object? obj) => obj is CidrTest other && networks.SequenceEqual(other.Networks);

    public override int GetHashCode() => networks.Aggregate(0, HashCode.Combine);

    /// <param name="IsV6Only">An IPv4 address lies in the network only because it is held as an IPv6 one.</param>
    internal readonly record struct Network(UInt128 Address, UInt128 Mask, bool IsV6Only);
}
