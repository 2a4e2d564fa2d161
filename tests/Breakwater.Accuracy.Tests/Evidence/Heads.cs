namespace Breakwater.Accuracy.Tests.Evidence;

/// <summary>The lines above the rows of each log.</summary>
internal static class Heads
{
    public static string Of(Box box, Log log, DateTime first) => log switch
    {
        Log.FrontEnd or Log.BackEnd => $"#Software: Microsoft Internet Information Services 10.0\r\n#Version: 1.0\r\n#Date: 2021-01-01 00:00:00\r\n#Fields: {string.Join(' ', box.IisColumns)}\r\n",
        Log.HttpErr => "#Software: Microsoft HTTP API 2.0\r\n#Version: 1.0\r\n#Date: 2021-01-01 00:00:00\r\n#Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri sc-status s-siteid s-reason s-queuename\r\n",
        Log.EcpServer => B("ECP Server Log", "TimeStamp,ServerName,EventId,EventData"),
        Log.OabGenerator => $"\uFEFF#Software: Microsoft Exchange\r\n#Version: {Padded(box, first)}\r\n#Log-type: OAB Generator Log\r\n#Date: 2021-01-01T00:00:00.000Z\r\n#Fields: timestamp,recordType,traceId,oabGuid,addressListGuid,message\r\n",
        Log.Ews => A(box, first, "EWS Logs", Columns.Ews),
        Log.RpsHttp => A(box, first, "Rps Http Logs", Columns.RpsHttp),
        Log.RpsCmdlet => A(box, first, "Rps Cmdlet Logs", Columns.RpsCmdlet),
        Log.Tracking => B("Message Tracking Log", string.Join(',', Columns.Tracking)),
        _ => A(box, first, "HttpProxy Logs", Columns.HttpProxy(box.ProxyColumns)),
    };

    private static string A(Box box, DateTime first, string type, string[] columns)
    {
        var list = string.Join(',', columns);
        return $"{list}\r\n#Software: Microsoft Exchange Server\r\n#Version: {Padded(box, first)}\r\n#Log-type: {type}\r\n#Date: 2021-01-01T00:00:00.000Z\r\n#Fields: {list}\r\n";
    }

    private static string B(string type, string columns) =>
        $"\uFEFF#Software: Microsoft Exchange Server\r\n#Version: 15.0.0.0\r\n#Log-type: {type}\r\n#Date: 2021-01-01T00:00:00.000Z\r\n#Fields: {columns}\r\n";

    private static string Padded(Box box, DateTime first)
    {
        var parts = box.BuildAt(first).Split('.').Select(p => int.Parse(p, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        return $"{parts[0]:00}.{parts[1]:00}.{parts[2]:0000}.{parts[3]:000}";
    }
}
