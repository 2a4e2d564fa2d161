using System.Text;

namespace Breakwater.Evidence.Tests;

/// <summary>Texts in the formats of evidence-sources, all invented.</summary>
internal static class Logs
{
    public const string W3CHeader = "#Software: Microsoft Internet Information Services 10.0\r\n#Version: 1.0\r\n#Date: 2021-03-03 05:00:00\r\n#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken\r\n";

    public static string W3CText(int records, string marker = "a")
    {
        var text = new StringBuilder(W3CHeader);
        for (var i = 0; i < records; i++)
        {
            text.Append($"2021-03-03 05:{i / 60 % 60:D2}:{i % 60:D2} 192.0.2.10 GET /owa/{marker}{i} - 443 - 198.51.100.7 probe - 200 0 0 {i % 97}\r\n");
        }

        return text.ToString();
    }

    public static byte[] W3C(int records, string marker = "a") => Encoding.UTF8.GetBytes(W3CText(records, marker));

    public const string HttpProxyHeader = "DateTime,RequestId,MajorVersion,MinorVersion,BuildVersion\r\n#Software: Microsoft Exchange Server\r\n#Version: 15.01.2106.002\r\n#Log-type: HttpProxy Logs\r\n#Date: 2021-03-03T05:00:00.000Z\r\n#Fields: DateTime,RequestId,MajorVersion,MinorVersion,BuildVersion\r\n";

    public static byte[] HttpProxy(int records, string marker = "a")
    {
        var text = new StringBuilder(HttpProxyHeader);
        for (var i = 0; i < records; i++)
        {
            text.Append($"2021-03-03T05:00:00.{i:D3}Z,{marker}-{i},15,1,2106\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
