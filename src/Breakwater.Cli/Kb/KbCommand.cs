using System.CommandLine;
using System.Text.Json;
using Breakwater.Knowledge;
using Breakwater.Knowledge.Queries;

namespace Breakwater.Cli.Kb;

/// <summary><c>breakwater kb</c>: what the knowledge says, offline.</summary>
internal static class KbCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "print exactly one JSON document", Recursive = true };
        var build = new Argument<string>("build") { Description = "file version of ExSetup.exe, for example 15.1.2106.2", HelpName = "BUILD" };
        var id = new Argument<string>("id") { Description = "for example CVE-2021-26855", HelpName = "ID" };
        var command = new Command("kb", "what the knowledge says about builds and CVEs, offline")
        {
            Query("build", "what a build is, what it lacks, what to install in which order", json, ExitCode.NoInput, p => KnowledgeQueries.Build(KnowledgeBase.Embedded, p.GetValue(build)!, Today), build),
            Query("cve", "whom a CVE affects, what fixes it, whether it is exploited", json, ExitCode.NoInput, p => KnowledgeQueries.Cve(KnowledgeBase.Embedded, p.GetValue(id)!), id),
            Query("list", "what the knowledge holds", json, ExitCode.NoInput, _ => KnowledgeQueries.List(KnowledgeBase.Embedded, Today)),
            Query("verify", "check the knowledge against itself", json, ExitCode.Problems, _ => KnowledgeQueries.Verify(KnowledgeBase.Embedded)),
        };
        command.Options.Add(json);
        return command;
    }

    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    private static Command Query(string name, string description, Option<bool> json, int failure, Func<ParseResult, QueryAnswer> ask, params Argument[] arguments)
    {
        var command = new Command(name, description);
        foreach (var argument in arguments)
        {
            command.Arguments.Add(argument);
        }

        command.SetAction(parsed =>
        {
            var answer = ask(parsed);
            if (parsed.GetValue(json))
            {
                using var stdout = Console.OpenStandardOutput();
                using (var writer = new Utf8JsonWriter(stdout, new JsonWriterOptions { Indented = true }))
                {
                    answer.WriteJson(writer);
                }

                stdout.WriteByte((byte)'\n');
            }
            else
            {
                foreach (var line in answer.Lines)
                {
                    Console.Out.WriteLine(line);
                }
            }

            return answer.Succeeded ? ExitCode.Done : failure;
        });
        return command;
    }
}
