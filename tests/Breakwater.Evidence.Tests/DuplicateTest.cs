namespace Breakwater.Evidence.Tests;

public sealed class DuplicateTest : IDisposable
{
    private readonly WorkFolder _work = new();

    public void Dispose() => _work.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void IdenticalLogs_AreReadOnce_TheFirstByPathIsKept(bool archived)
    {
        var log = Logs.W3C(900);
        string[] given = archived
            ? [_work.Write("b.7z", WorkFolder.SevenZip(("C/inetpub/logs/LogFiles/W3SVC1/u_ex1.log", log))), _work.Write("a.tgz", WorkFolder.Gzip(WorkFolder.Tar(("D/u_ex1 (1).log", log))))]
            : [Path.GetDirectoryName(_work.Write("b/C/inetpub/logs/LogFiles/W3SVC1/u_ex1.log", log))!.Split("/C/")[0], Path.GetDirectoryName(_work.Write("a/D/u_ex1 (1).log", log))!];
        using var set = _work.Open(given);

        Assert.Equal("C:/inetpub/logs/LogFiles/W3SVC1/u_ex1.log", Assert.Single(set.Artefacts).Path);
        Assert.Equal(1, set.DuplicateFiles);
        Assert.EndsWith("u_ex1 (1).log", Assert.Single(set.Duplicates));
        Assert.Empty(set.Unread);
    }

    [Fact]
    public void EarlierCopyOfALog_IsLeftOut_TheLongerIsRead()
    {
        var longer = Logs.HttpProxy(400);
        _work.Write("one/HttpProxy_2021030305-1.LOG", longer[..(longer.Length / 2)]);
        _work.Write("two/HttpProxy_2021030305-1.LOG", longer);
        _work.Write("three/HttpProxy_2021030305-1 (2).LOG", longer[..(longer.Length / 3)]);
        _work.Write("four/HttpProxy_2021030305-1.LOG", Logs.HttpProxy(200, "other"));
        using var set = _work.Open(_work.Root);

        Assert.Equal(["case/four/HttpProxy_2021030305-1.LOG", "case/two/HttpProxy_2021030305-1.LOG"], set.Artefacts.Select(a => a.OriginalPath));
        Assert.Equal(2, set.DuplicateFiles);
    }

    [Fact]
    public void HeadersWithoutRecords_AreNotDuplicatesOfOtherSources()
    {
        _work.Write("Logging/HttpProxy/Ecp/HttpProxy_2021030305-1.LOG", Logs.HttpProxyHeader);
        _work.Write("Logging/HttpProxy/Owa/HttpProxy_2021030305-1.LOG", Logs.HttpProxyHeader);
        _work.Write("Logging/HttpProxy/Eas/HttpProxy_2021030305-1.LOG", Logs.HttpProxy(9));
        using var set = _work.Open(_work.Root);

        Assert.Equal(3, set.Artefacts.Count);
        Assert.Equal(0, set.DuplicateFiles);
    }

    [Fact]
    public void SamePageInTwoFolders_IsTwoArtefacts_ButTwoCopiesOfOnePlaceAreOne()
    {
        const string Page = "<%@ Page Language=\"C#\" %>";
        _work.Write("first/C/inetpub/wwwroot/aspnet_client/a.aspx", Page);
        _work.Write("first/C/inetpub/wwwroot/b.aspx", Page);
        _work.Write("second/C/inetpub/wwwroot/b.aspx", Page);
        using var set = _work.Open(Path.Combine(_work.Root, "first"), Path.Combine(_work.Root, "second"));

        Assert.Equal(["C:/inetpub/wwwroot/aspnet_client/a.aspx", "C:/inetpub/wwwroot/b.aspx"], set.Artefacts.Select(a => a.Path));
        Assert.Equal(1, set.DuplicateFiles);
    }

    [Fact]
    public void DifferentLogsOfEqualSize_AreBothRead()
    {
        _work.Write("a/u_ex1.log", Logs.W3C(900, "a"));
        _work.Write("b/u_ex1.log", Logs.W3C(900, "b"));
        using var set = _work.Open(_work.Root);

        Assert.Equal(2, set.Artefacts.Count);
    }
}
