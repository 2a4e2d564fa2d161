namespace Breakwater.Cli;

/// <summary>The file named by <c>--password-file</c>.</summary>
internal static class PasswordFile
{
    /// <summary>The first line of the file, null without one; false, with the reason on stderr, when it cannot be read.</summary>
    public static bool TryRead(string? path, out string? password)
    {
        password = null;
        if (path is null)
        {
            return true;
        }

        try
        {
            using var reader = new StreamReader(path);
            password = reader.ReadLine();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"breakwater: --password-file {path}: {e.Message}; nothing was done");
            return false;
        }
    }
}
