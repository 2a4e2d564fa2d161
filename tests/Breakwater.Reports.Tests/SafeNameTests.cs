namespace Breakwater.Reports.Tests;

public sealed class SafeNameTests
{
    [Theory]
    [InlineData("mail01.town.example", "mail01.town.example")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("C:\\Windows\\x", "C-Windows-x")]
    [InlineData("..", "server")]
    [InlineData("", "server")]
    [InlineData(null, "server")]
    [InlineData("CON", "server-CON")]
    [InlineData("nul.txt", "server-nul.txt")]
    [InlineData("LPT1", "server-LPT1")]
    [InlineData("a\0b\u202e<c>", "a-b-c")]
    [InlineData(".hidden.", "hidden")]
    [InlineData("Grüße", "Gr-e")]
    public void Name_IsAFolderNameEverywhere(string? serverName, string safe) => Assert.Equal(safe, SafeName.Of(serverName));

    [Fact]
    public void AnyName_StaysInsideItsParent()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var safe = SafeName.Of(HostileAssessment.TextOf(seed));
            Assert.InRange(safe.Length, 1, 80);
            Assert.Equal(safe, Path.GetFileName(safe));
            Assert.Equal(Path.GetFullPath("/parent/" + safe), Path.Combine(Path.GetFullPath("/parent"), safe));
        }
    }
}
