using System.Text;
using Breakwater.Analysis.Exports;
using Breakwater.Analysis.FileTimes;

namespace Breakwater.Analysis.Tests.FileTimes;

public sealed class FileListingTest
{
    private const string Json = """[{"FullName":"C:\\inetpub\\wwwroot\\a.aspx","LastWriteTimeUtc":{"value":"\/Date(1614744720000)\/","DateTime":"x"},"CreationTimeUtc":"2021-03-03T04:12:00Z"}]""";

    public static TheoryData<string> Forms =>
    [
        Json,
        "\"FullName\",\"LastWriteTimeUtc\",\"CreationTimeUtc\"\r\n\"C:\\inetpub\\wwwroot\\a.aspx\",\"2021-03-03 04:12:00\",\"2021-03-03T04:12:00.0000000Z\"\r\n",
        "FullName         : C:\\inetpub\\wwwroot\\a.aspx\r\nLastWriteTimeUtc : 2021-03-03T04:12:00\r\nCreationTime     : 2021-03-03T05:12:00+01:00\r\n\r\n",
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Times_AreReadFromEveryForm(string text)
    {
        var time = Assert.Single(Read(text));

        Assert.Equal(("C:/inetpub/wwwroot/a.aspx", new DateTime(2021, 3, 3, 4, 12, 0, DateTimeKind.Utc), new DateTime(2021, 3, 3, 4, 12, 0, DateTimeKind.Utc), true), (time.Path, time.Modified, time.Created, time.IsStated));
    }

    [Theory]
    [InlineData("03/04/2021 04:12:00")]
    [InlineData("3/4/2021 4:12:00 AM")]
    [InlineData("04.03.2021 04:12")]
    [InlineData("")]
    [InlineData("/Date(99999999999999999)/")]
    public void TimesWhoseOrderASettingDecides_AreNotRead(string time) => Assert.Empty(Read($"\"FullName\",\"LastWriteTimeUtc\"\r\n\"C:\\a.aspx\",\"{time}\"\r\n"));

    [Fact]
    public void LocalTimeWithoutZone_SaysNothing() => Assert.Empty(Read("\"FullName\",\"LastWriteTime\"\r\n\"C:\\a.aspx\",\"2021-03-03 04:12:00\"\r\n"));

    [Fact]
    public void MutatedListings_NeverThrow()
    {
        var random = new Random(13);
        foreach (var form in Forms.Select(f => Encoding.UTF8.GetBytes(f.Data)))
        {
            for (var i = 0; i < 500; i++)
            {
                var bytes = form.ToArray();
                for (var flips = random.Next(1, 8); flips > 0; flips--)
                {
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                }

                FileListing.Of(ExportedObjects.Read(new MemoryStream(bytes, 0, random.Next(bytes.Length))));
            }
        }
    }

    private static IReadOnlyList<Breakwater.Judgement.FileTimes.WebFileTime> Read(string text) => FileListing.Of(ExportedObjects.Read(new MemoryStream(Encoding.UTF8.GetBytes(text))));
}
