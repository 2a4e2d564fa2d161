using Breakwater.Detection.Ransomware;
using Breakwater.Model;

namespace Breakwater.Detection.Tests.Ransomware;

public sealed class RansomwareTest
{
    [Theory]
    [InlineData("Your file has been encrypted!\r\nIf you want to decrypt, please contact us.\r\none@mail.test or two@mail.test\r\nAnd please send me the following hash!", true)]
    [InlineData("***************\n WE HACKED YOUR NETWORK\nWe have encrypted all your important files, databases and backups.\nTo decrypt them send 1 BTC", true)]
    [InlineData("All of your servers and computers are locked, backups are encrypted. Get the Tor Browser and open http://abcdefghij.onion to unlock.", true)]
    [InlineData("If your files have been encrypted, do not pay Bitcoin; write to helpdesk@town.test. Nobody can decrypt them but with a backup.", false)]
    [InlineData("When all files of the server are encrypted we restore the backup; decrypt keys: it@town.test", false)]
    [InlineData("All data on this drive is encrypted with BitLocker. The recovery key is kept by IT.", false)]
    [InlineData("Your mailbox data is encrypted in transit. Questions: help@town.test", false)]
    [InlineData("How to decrypt: contact a@mail.test", false)]
    public void Note_StatesADeedAndAPrice(string text, bool isNote) => Assert.Equal(isNote, RansomNote.Is(text));

    [Fact]
    public void HugeText_IsReadInBounds() => Assert.False(RansomNote.Is(string.Concat(Enumerable.Repeat("your your your files decrypt ", 100_000))));

    [Theory]
    [InlineData("C:/readme.txt", Confidence.Low, "1")]
    [InlineData("C:/readme.txt|C:/readme.TXT", Confidence.Low, "2")]
    [InlineData("C:/readme.txt|D:/readme.txt", Confidence.Medium, "2")]
    public void SameNoteInTwoFolders_IsTheDoingOfAProgram(string notes, Confidence confidence, string files)
    {
        var trace = Assert.Single(RansomwareDetector.Examine([], notes.Split('|')));
        Assert.Equal((Rung.Impact, confidence, files), (trace.Rung, trace.Confidence, trace.Fields["files"]));
    }

    [Fact]
    public void EncryptedFiles_AreOneTrace()
    {
        var trace = Assert.Single(RansomwareDetector.Examine([.. Enumerable.Range(0, 5000).Select(i => $"D:/mail/{i:0000}.edb.CRYPT")], []));
        Assert.Equal((Confidence.High, "D:/mail/0000.edb.CRYPT", "5000"), (trace.Confidence, trace.Target, trace.Fields["files"]));
        Assert.Empty(RansomwareDetector.Examine([], []));
    }
}
