using System.Globalization;
using Breakwater.Judgement.Coverage;

namespace Breakwater.Judgement.Tests.Coverage;

public sealed class NamedSpanTest
{
    [Theory]
    [InlineData("C:/x/HttpProxy_2021030305-1.LOG", "2021-03-03T05", 1)]
    [InlineData("ECPServer20210303-12.LOG", "2021-03-03T00", 24)]
    [InlineData("oabgen20210303-1.log.gz", "2021-03-03T00", 24)]
    [InlineData("MSGTRKMS2022091915-1.LOG", "2022-09-19T15", 1)]
    [InlineData("ECPActivity_4711_20210303-1.LOG", "2021-03-03T00", 24)]
    [InlineData("u_ex210303.log", "2021-03-03T00", 24)]
    [InlineData("u_ex210303.log.CRYPT", "2021-03-03T00", 24)]
    [InlineData("HttpProxy_2021030305-1.LOG.[a@contoso.example].locked", "2021-03-03T05", 1)]
    [InlineData("u_ex210303.log.[a@mail.log.example].locked", "2021-03-03T00", 24)]
    [InlineData("u_ex21030305.log", "2021-03-03T05", 1)]
    [InlineData("U_EX210303_x.LOG", "2021-03-03T00", 24)]
    [InlineData("u_ex2102.log", "2021-02-01T00", 28 * 24)]
    public void Name_TellsTheTime(string path, string from, int hours)
    {
        var named = NamedSpan.Of(path)!;
        Assert.Equal(from, named.Span.From.ToString("yyyy-MM-dd'T'HH", CultureInfo.InvariantCulture));
        Assert.Equal(hours, named.Span.Length.TotalHours);
    }

    [Theory]
    [InlineData("u_extend1.log")]
    [InlineData("httperr1.log")]
    [InlineData("HttpProxy_2021139905-1.LOG")]
    [InlineData("HttpProxy_20210303051-1.LOG")]
    [InlineData("u_ex219903.log")]
    [InlineData("")]
    [InlineData("Application.evtx")]
    [InlineData("u_ex210303.logs")]
    [InlineData(".log.gz")]
    public void NameWithoutADate_TellsNothing(string path) => Assert.Null(NamedSpan.Of(path));

    [Fact]
    public void AnyName_IsRefusedOrRead()
    {
        var random = new Random(20210303);
        const string alphabet = "u_exHttpProxy0123456789-.LOGgz/\\ \0ü";
        for (var i = 0; i < 5000; i++)
        {
            var name = new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => alphabet[random.Next(alphabet.Length)])]);
            var named = NamedSpan.Of(name);
            Assert.True(named is null || named.Span.Length > TimeSpan.Zero);
        }
    }
}
