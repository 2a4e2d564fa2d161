using System.Text;
using Breakwater.Detection.Autostarts;

namespace Breakwater.Detection.Tests.Autostarts;

public sealed class TaskDefinitionTest
{
    internal static string Xml(string command, string arguments) => $"""
        <?xml version="1.0" encoding="UTF-16"?>
        <Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
          <RegistrationInfo><Date>2021-03-04T01:02:03Z</Date><Author>CONTOSO\admin</Author><URI>\VSPerfMon</URI></RegistrationInfo>
          <Principals><Principal id="Author"><UserId>S-1-5-18</UserId></Principal></Principals>
          <Actions Context="Author"><Exec><Command>{command}</Command><Arguments>{arguments}</Arguments></Exec></Actions>
        </Task>
        """;

    [Fact]
    public void Utf16WithMark_IsRead()
    {
        var start = Assert.Single(Read([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Xml("a.exe", "-b"))]));
        Assert.Equal((@"\VSPerfMon", "a.exe -b", "S-1-5-18", "2021-03-04T01:02:03Z"), (start.Name, start.Command, start.Account, start.Time.ToString()));
    }

    /// <summary>A copy made by a tool keeps the declaration and changes the encoding.</summary>
    [Fact]
    public void Utf8ThatClaimsUtf16_IsRead() => Assert.Equal("a.exe", Assert.Single(Read(Encoding.UTF8.GetBytes(Xml("a.exe", "")))).Command);

    [Fact]
    public void TimeWithoutZone_IsNotGuessed() => Assert.Null(Assert.Single(Read(Encoding.UTF8.GetBytes(Xml("a.exe", "").Replace(":03Z", ":03", StringComparison.Ordinal)))).Time);

    [Fact]
    public void TaskWithoutProgram_StartsNothing() => Assert.Empty(Read(Encoding.UTF8.GetBytes(Xml("", ""))));

    [Theory]
    [InlineData("")]
    [InlineData("<Task")]
    [InlineData("<configuration/>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]><Task>&a;</Task>")]
    public void OtherContent_IsRefused(string text)
    {
        Assert.Null(TaskDefinition.TryRead("t", Encoding.UTF8.GetBytes(text), out var problem));
        Assert.StartsWith("TASK001", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void DeepDocument_IsReadUpToItsLimit()
    {
        Assert.Empty(TaskDefinition.TryRead("t", Encoding.UTF8.GetBytes("<Task>" + string.Concat(Enumerable.Repeat("<a>", 100_000))), out var problem)!);
        Assert.Contains("nested deeper", problem, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Autostart> Read(byte[] bytes)
    {
        var starts = TaskDefinition.TryRead("C:/Windows/System32/Tasks/VSPerfMon", bytes, out var problem);
        Assert.Null(problem);
        return starts!;
    }
}
