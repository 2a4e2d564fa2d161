namespace Breakwater.TextLogs.Tests;

/// <summary>A log with every oddity that must not depend on where a buffer ends.</summary>
internal static class SampleLog
{
    public const string Csv =
        Lines.EcpHeader + Lines.EcpInboxRule + "\n" + Lines.EcpOab + "\n"
        + "2021-03-03T05:12:47.702Z,S,\"E\"\"x\"\"\",\"one\n\ntwo,\"\"three\"\"\nfour\"\n"
        + "2021-03-03T05:12:48.702Z,S,E,\"never closed\nsecond\n"
        + Lines.EcpInboxRule + "\n\n\uFEFF"
        + Lines.TrackingColumns + "\n" + Lines.TrackingSend + "\n,no time\n" + Lines.TrackingNotify + "\n"
        + Lines.IisHeader + Lines.IisEcp + "\n" + Lines.IisBackEnd + "\n2021-03-03 05:12:38 192.0.2.10 GET /\u00e9\u20ac\U0001F600 x y - 443 - ::1 a b - 200 0 0 6\n"
        + "2021-03-04 05:12:3";
}
