namespace Breakwater.Detection.WebFiles;

/// <summary>The few scripts that Exchange ships in folders reachable without a login, the same in every version since 2013.</summary>
internal static class ShippedPages
{
    private static readonly string[] OwaAuth =
        ["errorfe.aspx", "expiredpassword.aspx", "frowny.aspx", "logoff.aspx", "logon.aspx", "outlookcn.aspx", "redirsuiteserviceproxy.aspx", "signout.aspx", "svmfeedback.aspx"];

    /// <summary>Back-end pages of the same folder; the address does not tell the sites apart.</summary>
    private static readonly string[] OwaAuthBackEnd = ["error.aspx", "error2.aspx"];

    /// <summary>Pages that administrators edit for logos and notices.</summary>
    private static readonly string[] Customised = ["logon.aspx", "errorfe.aspx", "expiredpassword.aspx", "logoff.aspx", "signout.aspx"];

    /// <summary>True when a front-end file at this place is one that Exchange ships (by name; its content is another question).</summary>
    public static bool IsFrontEndFile(WebPlace place, string path)
    {
        var forward = path.Replace('\\', '/').ToLowerInvariant();
        return place switch
        {
            WebPlace.OwaAuth => OwaAuth.Any(n => forward.EndsWith("/owa/auth/" + n, StringComparison.Ordinal)),
            WebPlace.EcpAuth => forward.EndsWith("/ecp/auth/timeoutlogout.aspx", StringComparison.Ordinal),
            WebPlace.FrontEnd or WebPlace.Oab => forward.EndsWith("/global.asax", StringComparison.Ordinal) && IsVirtualDirectory(forward),
            _ => false,
        };
    }

    public static bool IsOftenCustomised(string path) => Customised.Contains(WebPlaces.FileName(path).ToLowerInvariant());

    /// <summary>True when this address (lower case, no query) is a logon page of either site.</summary>
    public static bool IsLogonAddress(string address) =>
        OwaAuth.Concat(OwaAuthBackEnd).Any(n => address == "/owa/auth/" + n) || address == "/ecp/auth/timeoutlogout.aspx";

    /// <summary>global.asax lies directly in a virtual directory: exactly one folder below HttpProxy, or the address book folder.</summary>
    private static bool IsVirtualDirectory(string forward)
    {
        const string Root = "/httpproxy/";
        var start = forward.LastIndexOf(Root, StringComparison.Ordinal);
        return start < 0 ? forward.EndsWith("/clientaccess/oab/global.asax", StringComparison.Ordinal) : forward.AsSpan(start + Root.Length).Count('/') == 1;
    }
}
