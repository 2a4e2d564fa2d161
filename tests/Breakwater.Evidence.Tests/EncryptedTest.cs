namespace Breakwater.Evidence.Tests;

/// <summary>Three tiny archives with the password "secret"; no library at hand writes them.</summary>
public sealed class EncryptedTest : IDisposable
{
    private const string OldZip = "UEsDBBQACQAIAGutd11CFECzjAAAAIwAAAAaABwASHR0cFByb3h5XzIwMjEwMzAzMDUtMS5MT0dVVAkAA3mzBGt5swRrdXgLAAEEAAAAAAQAAAAA3tjIik9HQQ2hOpfvfoWCM+ccSJHVheV8Qy68JqlnVExh3/w+Dufy6V/XkX2HZCqKPm8hYBwKslSV53W+F41izZllDVWygtWQbWjSkQhALl4GnIU+VynHXax8z0HVQP3fqs7IV3ipQXs9N9+6sh2cIkwxnsB561/wZL2LnR1DVERYCLH+kd2OC1jQ+g1QSwcIQhRAs4wAAACMAAAAUEsDBAoAAAAAAGutd13PYiAZBQAAAAUAAAAKABwAcmVhZG1lLnR4dFVUCQADebMEa3mzBGt1eAsAAQQAAAAABAAAAABwbGFpblBLAQIeAxQACQAIAGutd11CFECzjAAAAIwAAAAaABgAAAAAAAEAAACkgQAAAABIdHRwUHJveHlfMjAyMTAzMDMwNS0xLkxPR1VUBQADebMEa3V4CwABBAAAAAAEAAAAAFBLAQIeAwoAAAAAAGutd13PYiAZBQAAAAUAAAAKABgAAAAAAAEAAACkgfAAAAByZWFkbWUudHh0VVQFAAN5swRrdXgLAAEEAAAAAAQAAAAAUEsFBgAAAAACAAIAsAAAADkBAAAAAA==";
    private const string AesZip = "UEsDBDMAAQBjAAAAY1IAAAAAqAAAAIwAAAAaAAsASHR0cFByb3h5XzIwMjEwMzAzMDUtMS5MT0cBmQcAAgBBRQMAAAABAgMEBQYHCAkKCwwNDg+jNh7YSiUa/NmAqCLHxbGxJnq4AeVggs7ImgSTV6jj5SmGnVRhqyW6v8ZKtmQUBMSi5byUzfJzHCOeyXe+abS2+8AP0b6j/b749lBsuTp2iJ/5CPdIbxpAS9GWYiy5JLbTFPNq4HKdUSQDUW63lOadvQdAPly9PszpmYTwYizDtQ6IslPd8kvrJ6Vx6Qh7uf9Di//hobSsmFBLAQIzADMAAQBjAAAAY1IAAAAAqAAAAIwAAAAaAAsAAAAAAAAAAAAAAAAAAABIdHRwUHJveHlfMjAyMTAzMDMwNS0xLkxPRwGZBwACAEFFAwAAUEsFBgAAAAABAAEAUwAAAOsAAAAAAA==";
    private const string SevenZip = "N3q8ryccAARE9kjKkAAAAAAAAABwAAAAAAAAAL2HBuvZFmscGlFR+8Fqlcvkm9tEf0mQYNNz3T3zbGCQXv3XaW+t6sJhTnr+zrrrdFfWx4Vc9LeOirUNrctR8mkz9cqjWcS8Npg/mb7H5d9vTmwwIgYaFzMSVliFX1w7HpvOGPK2dzh0GI1wA6JOEEUX965kHbG6wHZe9Rdw6gysMTNjvl0fNATIlITDTH7nvcX3legBBAYAAQmAkAAHCwEAASQG8QcBEkQPAAECAwQFBgcICQoLDA0ODwyAjAoBQhRAswAIAAAFARE3AEgAdAB0AHAAUAByAG8AeAB5AF8AMgAwADIAMQAwADMAMAAzADAANQAtADEALgBMAE8ARwAAAAAA";

    private readonly WorkFolder _work = new();

    public void Dispose() => _work.Dispose();

    [Theory]
    [InlineData("old.zip", OldZip)]
    [InlineData("aes.zip", AesZip)]
    [InlineData("aes.7z", SevenZip)]
    public void RightPassword_OpensTheEntry_OthersLeaveItUnread(string name, string content)
    {
        var file = _work.Write(name, Convert.FromBase64String(content));
        var ct = TestContext.Current.CancellationToken;
        using var without = EvidenceSet.Open([file], _work.Options, ct);
        using var wrong = EvidenceSet.Open([file], _work.Options with { Password = "other" }, ct);
        using var right = EvidenceSet.Open([file], _work.Options with { Password = "secret" }, ct);

        Assert.Empty(without.Artefacts);
        Assert.Contains("EVID004", Assert.Single(without.Unread).Reason);
        WorkFolder.ReadAll(wrong);
        Assert.NotEmpty(wrong.Unread);
        Assert.StartsWith("DateTime,RequestId\r\n#Software: Microsoft Exchange Server", System.Text.Encoding.UTF8.GetString(Assert.Single(WorkFolder.ReadAll(right)).Value));
        Assert.Empty(right.Unread);
    }
}
