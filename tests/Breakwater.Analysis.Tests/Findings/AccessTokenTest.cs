using System.Text;
using Breakwater.Analysis.Findings;

namespace Breakwater.Analysis.Tests.Findings;

public sealed class AccessTokenTest
{
    private static readonly string Token = Convert.ToBase64String([(byte)'V', 1, 0, (byte)'T', 7, .. "Windows"u8, (byte)'C', 0, (byte)'A', 8, .. "Kerberos"u8, (byte)'L', 18, .. "admin@contoso.test"u8, (byte)'U', 5, .. "S-1-5"u8]);

    [Fact]
    public void WholeToken_NamesItsAccount() => Assert.Equal("admin@contoso.test", AccessToken.AccountIn($"@x/powershell/?X-Rps-CAT={Uri.EscapeDataString(Token)}&Email=a"));

    [Theory]
    [InlineData("X-Rps-CAT=VgEAVAdXaW5kb3dzQwBB")]
    [InlineData("X-Rps-CAT=")]
    [InlineData("X-Rps-CAT=%%%")]
    [InlineData("Email=x")]
    [InlineData(null)]
    public void CutOrNoToken_NamesNobody(string? query) => Assert.Null(AccessToken.AccountIn(query));

    [Fact]
    public void MutatedTokens_NeverThrow()
    {
        var random = new Random(20210817);
        for (var i = 0; i < 1000; i++)
        {
            var text = new StringBuilder("X-Rps-CAT=" + Token);
            text[random.Next(10, text.Length)] = (char)random.Next(1, 0x2000);
            AccessToken.AccountIn(text.ToString(0, random.Next(text.Length)));
        }
    }
}
