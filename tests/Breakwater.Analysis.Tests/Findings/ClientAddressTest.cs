using Breakwater.Analysis.Findings;

namespace Breakwater.Analysis.Tests.Findings;

public sealed class ClientAddressTest
{
    [Theory]
    [InlineData("198.51.100.23", "198.51.100.23")]
    [InlineData("198.51.100.23:50122", "198.51.100.23")]
    [InlineData("::ffff:198.51.100.23", "198.51.100.23")]
    [InlineData("[2001:db8::5]:443", "2001:db8::5")]
    [InlineData("2001:DB8:0:0::5%3", "2001:db8::5")]
    [InlineData("203.0.113.9, 10.0.0.1", "203.0.113.9")]
    [InlineData("203.0.113.9,+10.0.0.1", "203.0.113.9")]
    public void Spellings_BecomeOne(string text, string expected) => Assert.Equal(expected, ClientAddress.Normalise(text));

    [Theory]
    [InlineData(null)]
    [InlineData("-")]
    [InlineData("::1")]
    [InlineData("127.0.0.1")]
    [InlineData("fe80::1234:5678%3")]
    [InlineData("0.0.0.0")]
    [InlineData("not an address")]
    public void WhatNamesNoClient_IsNull(string? text) => Assert.Null(ClientAddress.Normalise(text));
}
