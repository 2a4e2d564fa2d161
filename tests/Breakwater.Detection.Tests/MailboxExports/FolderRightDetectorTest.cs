using Breakwater.Detection.MailboxExports;
using Breakwater.Model;

namespace Breakwater.Detection.Tests.MailboxExports;

public sealed class FolderRightDetectorTest
{
    [Theory]
    [InlineData("Inbox", "Default", "Owner", Confidence.High)]
    [InlineData(@"anna:\Inbox", "Anonymous", "Owner", Confidence.High)]
    [InlineData("/Top of Information Store", "Default", "Owner", Confidence.High)]
    [InlineData("Posteingang", "Standard", "Owner", Confidence.High)]
    [InlineData("受信トレイ", "既定", "Owner", Confidence.High)]
    [InlineData("Inbox", "Default", "Editor", Confidence.Medium)]
    [InlineData("Inbox", "Default", "Reviewer", Confidence.Low)]
    [InlineData("Agenda", "Default", "Owner", Confidence.Low)]
    [InlineData("Inbox", "Ben", "Owner", Confidence.Low)]
    public void RightThatOpensMail_IsWeighedByWhoHoldsWhat(string folder, string holder, string right, Confidence expected) => Assert.Equal(expected, Weigh(folder, holder, right)?.Confidence);

    [Theory]
    [InlineData("Calendar", "Default", "AvailabilityOnly")]
    [InlineData("Calendar", "Default", "LimitedDetails")]
    [InlineData("Kalender", "Default", "Reviewer")]
    [InlineData("Inbox", "Default", "None")]
    [InlineData("Inbox", "Anonymous", "None")]
    [InlineData("Top of Information Store", "Default", "FolderVisible")]
    [InlineData("Calendar", "Ben", "Editor")]
    public void RightThatEveryServerHas_IsNoTrace(string folder, string holder, string right) => Assert.Null(Weigh(folder, holder, right));

    private static FileTrace? Weigh(string folder, string holder, string right) => FolderRightDetector.Examine([new FolderRight("Anna", folder, holder, [right])]).SingleOrDefault();
}
