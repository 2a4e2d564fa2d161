using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Breakwater.Detection;
using Breakwater.Model;

namespace Breakwater.WebFiles;

/// <summary>A file of a public collection and what the detector says of it at a place.</summary>
internal sealed record MeasuredFile(string Path, string Set, string Sha256, FileTrace? Trace)
{
    /// <summary>What IIS, ASP.NET or classic ASP would run; script and markup only with server tags.</summary>
    private static readonly string[] Scripts =
        [".aspx", ".ashx", ".asmx", ".ascx", ".asax", ".master", ".svc", ".soap", ".rem", ".cshtml", ".vbhtml", ".asp", ".asa", ".cer", ".cdx", ".config"];

    private static readonly string[] Markup = [".js", ".html", ".htm"];

    public bool IsFound => Trace?.Confidence >= Confidence.Medium;

    public bool IsHigh => Trace?.Confidence == Confidence.High;

    /// <summary>A quarter is never looked at but as numbers: digests with an odd first and an odd second digit.</summary>
    public bool IsHeldOut => IsOdd(Sha256[0]) && IsOdd(Sha256[1]);

    public static MeasuredFile? Read(string path, string set, Place place)
    {
        var extension = System.IO.Path.GetExtension(path).ToLowerInvariant();
        if (!Scripts.Contains(extension) && !Markup.Contains(extension))
        {
            return null;
        }

        var bytes = File.ReadAllBytes(path);
        if (!Labels.CanRun(Encoding.Latin1.GetString(bytes), Markup.Contains(extension)))
        {
            return null;
        }

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return place.TryExamine(bytes, sha256, extension, out var trace) ? new MeasuredFile(path, set, sha256, trace) : null;
    }

    private static bool IsOdd(char digit) => int.Parse(digit.ToString(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) % 2 == 1;
}
