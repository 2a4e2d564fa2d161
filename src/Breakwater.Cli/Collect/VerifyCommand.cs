using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Breakwater.Collection.Verification;
using Breakwater.Reports.Escaping;

namespace Breakwater.Cli.Collect;

/// <summary><c>breakwater collect verify</c>: is a package still what was sealed.</summary>
internal static class VerifyCommand
{
    private const int Sha256Digits = 64;

    public static Command Create()
    {
        var package = new Argument<string>("package") { Description = "a package, or the folder that the script made", HelpName = "FILE.zip" };
        var expect = new Option<string?>("--expect") { Description = "the manifest's SHA-256 as printed when the package was made; without it a package that was made anew passes", HelpName = "HASH" };
        expect.Validators.Add(r =>
        {
            if (r.Tokens is [var token] && !(token.Value.Length == Sha256Digits && token.Value.All(char.IsAsciiHexDigit)))
            {
                r.AddError($"--expect: expected {Sha256Digits} hexadecimal digits, found '{token.Value}'");
            }
        });
        var json = new Option<bool>("--json") { Description = "print one JSON document on stdout" };
        var command = new Command("verify", "check every hash, every header and the manifest of a package") { package, expect, json };
        command.SetAction((parsed, ct) => Task.FromResult(Run(parsed.GetValue(package)!, parsed.GetValue(expect), parsed.GetValue(json), ct)));
        return command;
    }

    private static int Run(string package, string? expected, bool json, CancellationToken ct)
    {
        if (!File.Exists(package) && !Directory.Exists(package))
        {
            Console.Error.WriteLine(VisibleText.Of($"breakwater: {package}: expected a package, found nothing; nothing was verified"));
            return ExitCode.NoInput;
        }

        var check = PackageVerifier.Verify(package, expected, ct);
        if (json)
        {
            Write(check, expected);
        }
        else
        {
            foreach (var problem in check.Problems)
            {
                Console.Out.WriteLine(VisibleText.Of(problem));
            }

            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(check.IsGood ? "intact" : $"{check.Problems.Count} problems")}: {check.Files} files, {check.Bytes:#,0} bytes; {check.NotCollected} listed as not collected"));
            Console.Out.WriteLine($"manifest SHA-256 {check.ManifestSha256 ?? "unknown"}{(expected is null ? " (compare it with the one that was written down when the package was made, or give it with --expect)" : "")}");
        }

        return check.IsGood ? ExitCode.Done : ExitCode.Problems;
    }

    private static void Write(PackageCheck check, string? expected)
    {
        using var stdout = Console.OpenStandardOutput();
        using var json = new Utf8JsonWriter(stdout, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteBoolean("intact", check.IsGood);
        json.WriteString("manifestSha256", check.ManifestSha256);
        json.WriteBoolean("compared", expected is not null);
        json.WriteNumber("files", check.Files);
        json.WriteNumber("bytes", check.Bytes);
        json.WriteNumber("notCollected", check.NotCollected);
        json.WriteStartArray("problems");
        foreach (var problem in check.Problems)
        {
            json.WriteStringValue(problem);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
