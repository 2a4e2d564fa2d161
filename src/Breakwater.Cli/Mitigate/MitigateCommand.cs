using System.CommandLine;
using System.Net;
using Breakwater.Knowledge;
using Breakwater.Mitigation;
using Breakwater.Model;

namespace Breakwater.Cli.Mitigate;

/// <summary><c>breakwater mitigate</c>: interim mitigations planned, applied, proven and undone.</summary>
internal static class MitigateCommand
{
    private static readonly Option<bool> Json = new("--json") { Description = "print exactly one JSON document", Recursive = true };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "work everything out, show it, change nothing" };
    private static readonly Option<string[]> Ids = new("--id") { Description = "mitigation, for example MIT-2021-26855-COOKIE; may be repeated", HelpName = "ID" };
    private static readonly Option<DirectoryInfo> Root = new("--root") { Description = "the server's system drive, live or mounted", HelpName = "DIR", Required = true };
    private static readonly Option<DirectoryInfo?> JournalFolder = new("--journal") { Description = @"where the journal lies (else Windows\System32\inetsrv\config\Breakwater below the root)", HelpName = "DIR" };

    private static readonly Option<FileInfo[]> Exports = new("--export")
    {
        Description = "saved output of Get-SettingOverride, Get-ExchangeServer, Get-OrganizationConfig, Get-OwaVirtualDirectory, Get-User (list, CSV, JSON, CliXml) or a .reg; may be repeated",
        HelpName = "FILE",
    };

    private static readonly Option<ExchangeBuild?> Build = new("--build")
    {
        Description = "installed build, where ExSetup.exe is not below the root",
        HelpName = "BUILD",
        CustomParser = result =>
        {
            if (ExchangeBuild.TryParse(result.Tokens[0].Value, out var build))
            {
                return build;
            }

            result.AddError($"--build: expected a build such as 15.1.2106.2, found '{result.Tokens[0].Value}'");
            return null;
        },
    };

    public static Command Create()
    {
        var command = new Command("mitigate", "interim mitigations: plan, apply, prove, undo. Neither a remediation nor full protection") { List(), Plan(), Apply(), Verify(), Rollback() };
        command.Options.Add(Json);
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "every mitigation that is known, and where it lives");
        command.SetAction(parsed => MitigationListing.Print(KnowledgeBase.Embedded.Mitigations, parsed.GetValue(Json)));
        return command;
    }

    private static Command Plan()
    {
        var command = new Command("plan", "which are needed on this server and build, what they cost, what stands in their way") { Root, JournalFolder, Build, Exports };
        command.SetAction(parsed => Run(parsed, session => session.Plan()));
        return command;
    }

    private static Command Verify()
    {
        var command = new Command("verify", "declared, present, effective: decided from the merged configuration and proven on requests") { Root, JournalFolder, Build, Exports, Ids };
        command.SetAction(parsed => Run(parsed, session => session.Verify(parsed.GetValue(Ids) ?? [])));
        return command;
    }

    private static Command Apply()
    {
        var package = new Option<string?>("--package") { Description = "the sealed package of this server, taken before (breakwater collect)", HelpName = "FILE" };
        var without = new Option<bool>("--without-package") { Description = "apply although no evidence was collected; recorded in the journal" };
        var allow = new Option<string[]>("--allow-address") { Description = "MIT-EP only: limit the back end's EWS to these addresses of Exchange servers instead; may be repeated", HelpName = "IP" };
        var ids = new Option<string[]>("--id") { Description = "mitigation to apply; may be repeated", HelpName = "ID", Required = true };
        var command = new Command("apply", "write mitigations into the configuration, each as one transaction that can be taken back") { Root, JournalFolder, Build, Exports, ids, package, without, allow, DryRun };
        command.Validators.Add(r =>
        {
            foreach (var address in (r.GetValue(allow) ?? []).Where(a => !IPAddress.TryParse(a, out _)))
            {
                r.AddError($"--allow-address: expected an IP address, found '{address}'");
            }
        });
        command.SetAction((parsed, ct) => Task.FromResult(Run(parsed, session => session.Apply(
            new ApplyRequest
            {
                Ids = parsed.GetValue(ids) ?? [],
                WithoutPackage = parsed.GetValue(without),
                DryRun = parsed.GetValue(DryRun),
                BackEndEwsAddresses = parsed.GetValue(allow) ?? [],
                Now = DateTime.UtcNow,
            }, parsed.GetValue(package), ct))));
        return command;
    }

    private static Command Rollback()
    {
        var command = new Command("rollback", "take mitigations of the journal back, all or those named; what others changed since stays") { Root, JournalFolder, Ids, DryRun };
        command.SetAction(parsed => Run(parsed, session => session.Rollback(parsed.GetValue(Ids) ?? [], parsed.GetValue(DryRun))));
        return command;
    }

    private static int Run(ParseResult parsed, Func<MitigateSession, int> act)
    {
        FileInfo[] exports = Takes(parsed, Exports) ? parsed.GetValue(Exports) ?? [] : [];
        if (Array.Find(exports, e => !e.Exists) is { } missing)
        {
            Console.Error.WriteLine(Messages.ExportMissing(missing.FullName));
            return ExitCode.NoInput;
        }

        var build = Takes(parsed, Build) ? parsed.GetValue(Build) : null;
        var session = MitigateSession.Open(parsed.GetValue(Root)!, parsed.GetValue(JournalFolder)?.FullName, [.. exports.Select(e => e.FullName)], build, parsed.GetValue(Json), out var problem);
        if (session is null)
        {
            Console.Error.WriteLine(problem);
            return ExitCode.NoInput;
        }

        return act(session);
    }

    private static bool Takes(ParseResult parsed, Option option) => parsed.CommandResult.Command.Options.Contains(option);
}
