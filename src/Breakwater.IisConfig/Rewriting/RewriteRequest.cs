using System.Text;

namespace Breakwater.IisConfig.Rewriting;

/// <summary>A request as it reaches a site, as far as rules can look at it.</summary>
internal sealed record RewriteRequest(string Method, string Path, string Query, string Cookie)
{
    public string Host { get; init; } = "mail.contoso.example";

    public bool IsHttps { get; init; } = true;

    /// <summary>The path as IIS hands it to <c>{URL}</c> and to rules: decoded once.</summary>
    public string DecodedPath => Decode(Path);

    /// <summary>What a server variable holds; null when this request says nothing about it.</summary>
    public string? Variable(string name) => name.ToUpperInvariant() switch
    {
        "REQUEST_URI" or "UNENCODED_URL" => Query.Length == 0 ? Path : $"{Path}?{Query}",
        "URL" or "PATH_INFO" or "SCRIPT_NAME" => DecodedPath,
        "QUERY_STRING" => Query,
        "HTTP_COOKIE" => Cookie,
        "REQUEST_METHOD" => Method,
        "HTTP_HOST" or "SERVER_NAME" => Host,
        "HTTPS" => IsHttps ? "on" : "off",
        "SERVER_PORT" => IsHttps ? "443" : "80",
        "SERVER_PORT_SECURE" => IsHttps ? "1" : "0",
        "CONTENT_LENGTH" or "HTTP_CONTENT_LENGTH" => "0",
        _ => null,
    };

    /// <summary>Resolves percent escapes once; what is no escape stays.</summary>
    public static string Decode(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
        {
            return text;
        }

        List<byte> bytes = [];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                bytes.Add(Convert.FromHexString(text.AsSpan(i + 1, 2))[0]);
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text, i, 1));
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
