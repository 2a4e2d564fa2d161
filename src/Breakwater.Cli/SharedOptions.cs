using System.CommandLine;
using System.Globalization;

namespace Breakwater.Cli;

/// <summary>Arguments and options that mean the same in several commands.</summary>
internal static class SharedOptions
{
    private static readonly string[] DateFormats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"];

    /// <summary>One or more paths.</summary>
    public static Argument<string[]> Paths(string name, string description)
    {
        var paths = new Argument<string[]>(name) { Description = description, Arity = ArgumentArity.OneOrMore, HelpName = name.ToUpperInvariant() };
        paths.Validators.Add(r =>
        {
            // A mistyped option would otherwise be one more path that is missing.
            foreach (var token in r.Tokens.Where(t => t.Value.StartsWith('-')))
            {
                r.AddError($"{token.Value}: no such option; a path that begins with '-' is written ./{token.Value}");
            }
        });
        return paths;
    }

    public static Argument<string[]> Evidence() => Paths("evidence", "folders, archives (zip, 7z, tar, tar.gz, nested), single files, or a mounted root");

    public static Option<FileInfo?> PasswordFile() => new("--password-file") { Description = "file whose first line is the password of encrypted archives", HelpName = "F" };

    public static Option<FileInfo?> Placeholders() =>
        new("--placeholders") { Description = "YAML file of the values that %placeholders% under 'expand' stand for (docs/hunt.md)", HelpName = "FILE" };

    public static Option<int> Threads()
    {
        var threads = new Option<int>("--threads") { Description = "threads that read evidence", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
        threads.Validators.Add(r =>
        {
            if (r.Tokens is [var token] && !(int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 256))
            {
                r.AddError("--threads must be 1 to 256");
            }
        });
        return threads;
    }

    public static Option<DateTime?> Date(string name, string description) => new(name)
    {
        Description = description + " (yyyy-MM-dd, meaning 00:00 UTC, or yyyy-MM-ddTHH:mm:ssZ)",
        HelpName = "DATE",
        CustomParser = result =>
        {
            if (DateTime.TryParseExact(result.Tokens[0].Value, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) && date.Year is >= 1990 and <= 2199)
            {
                return date;
            }

            result.AddError($"{name}: expected yyyy-MM-dd or yyyy-MM-ddTHH:mm:ssZ between 1990 and 2199, found '{result.Tokens[0].Value}'");
            return null;
        },
    };

    /// <summary>A number of bytes with or without a unit.</summary>
    public static Option<long?> Size(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "SIZE",
        CustomParser = result =>
        {
            if (TryReadSize(result.Tokens[0].Value, out var bytes))
            {
                return bytes;
            }

            result.AddError($"{name}: expected a number with B, KB, MB or GB, found '{result.Tokens[0].Value}'");
            return null;
        },
    };

    private static bool TryReadSize(string text, out long bytes)
    {
        var unit = text.ToUpperInvariant() switch
        {
            var t when t.EndsWith("GB", StringComparison.Ordinal) => 1L << 30,
            var t when t.EndsWith("MB", StringComparison.Ordinal) => 1L << 20,
            var t when t.EndsWith("KB", StringComparison.Ordinal) => 1L << 10,
            _ => 1L,
        };
        var number = text.TrimEnd('b', 'B', 'g', 'G', 'm', 'M', 'k', 'K');
        var isNumber = decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value > 0 && value * unit <= 1L << 45;
        bytes = isNumber ? (long)(value * unit) : 0;
        return isNumber;
    }
}
