using System.Management.Automation.Language;
using Breakwater.Knowledge;

namespace Breakwater.Mitigation.Tests;

/// <summary>Every emitted script as PowerShell's own parser reads it. Nothing is run: there is no Exchange here.</summary>
public sealed class EmittedScriptTest
{
    /// <summary>Commands that a reviewer has looked at; a misspelt one is not among them.</summary>
    private static readonly string[] Reviewed =
    [
        "Export-Clixml", "Export-Csv", "ForEach-Object", "Format-List", "Get-ADDomain", "Get-ADForest", "Get-ADObject", "Get-ADRootDSE", "Get-AuthServer", "Get-ChildItem", "Get-CimInstance", "Get-Content",
        "Get-ExchangeDiagnosticInfo", "Get-ExchangeServer", "Get-NetFirewallRule", "Get-OrganizationConfig", "Get-OwaVirtualDirectory", "Get-Service", "Get-SettingOverride", "Get-User", "Get-WebAppPoolState",
        "Import-Clixml", "Import-Csv", "Import-Module", "Join-Path", "New-NetFirewallRule", "New-SettingOverride", "Out-Null", "Remove-NetFirewallRule", "Remove-SettingOverride", "Restart-Service", "sc.exe",
        "Select-Object", "Set-ADObject", "Set-Content", "Set-ExchangeServer", "Set-OrganizationConfig", "Set-OwaVirtualDirectory", "Set-Service", "Set-User", "Start-Service", "Start-WebAppPool", "Stop-Service",
        "Stop-WebAppPool", "Test-Path", "Where-Object", "Write-Warning",
    ];

    public static TheoryData<string, string> Scripts => [.. KnowledgeBase.Embedded.Mitigations.Where(m => m.Recipe.Script is not null).SelectMany(m => new[] { (m.Id, "apply"), (m.Id, "undo") })];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Script_IsUnderstoodWithoutAnError(string id, string what)
    {
        var script = Parse(id, what, out var errors);
        Assert.Empty(errors.Select(e => $"{e.Extent.StartLineNumber}: {e.Message}"));
        Assert.NotEmpty(script.EndBlock.Statements);
    }

    /// <summary>The servers have Windows PowerShell 5.1 or older, which does not know what came with PowerShell 7.</summary>
    [Theory]
    [MemberData(nameof(Scripts))]
    public void Script_NeedsNoNewerPowerShell(string id, string what) =>
        Assert.Empty(Parse(id, what, out _).FindAll(a => a is TernaryExpressionAst or PipelineChainAst || (a is BinaryExpressionAst { Operator: TokenKind.QuestionQuestion }), true).Select(a => a.Extent.Text));

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Script_CallsReviewedCommandsOnly(string id, string what)
    {
        var called = Parse(id, what, out _).FindAll(a => a is CommandAst, true).Cast<CommandAst>().Select(c => c.GetCommandName()).OfType<string>();
        Assert.Empty(called.Except(Reviewed, StringComparer.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Script_StopsAtTheFirstError_AndReadsNoUnsetVariable(string id, string what)
    {
        var script = Parse(id, what, out _);
        Assert.Equal("$ErrorActionPreference = 'Stop'", script.EndBlock.Statements[0].Extent.Text);
        string[] own = ["_", "true", "false", "null", "PSScriptRoot", "ErrorActionPreference", "LASTEXITCODE"];
        var set = script.FindAll(a => a is AssignmentStatementAst or ForEachStatementAst or ParameterAst, true)
            .SelectMany(a => (a is AssignmentStatementAst assignment ? assignment.Left : a is ForEachStatementAst loop ? loop.Variable : ((ParameterAst)a).Name).FindAll(v => v is VariableExpressionAst, true))
            .Cast<VariableExpressionAst>().Select(v => v.VariablePath.UserPath).Concat(own).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var read = script.FindAll(a => a is VariableExpressionAst { VariablePath.IsDriveQualified: false }, true).Cast<VariableExpressionAst>().Select(v => v.VariablePath.UserPath);
        Assert.Empty(read.Where(v => !set.Contains(v)));
    }

    /// <summary>Whatever the twin reads beside itself was recorded by the script, or is named to the administrator in it.</summary>
    [Fact]
    public void Undo_ReadsOnlyWhatApplyRecorded()
    {
        foreach (var mitigation in KnowledgeBase.Embedded.Mitigations.Where(m => m.Recipe.Script is not null))
        {
            var (apply, undo) = (mitigation.Recipe.Script!.Apply, mitigation.Recipe.Script.Undo);
            var files = System.Text.RegularExpressions.Regex.Matches(undo, @"[\w-]+\.(csv|xml|txt)").Select(m => m.Value);
            Assert.All(files, f => Assert.Contains(f, apply, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void EveryMitigationOfTheReference_SaysWhatCanBeDone()
    {
        var left = KnowledgeBase.Embedded.Mitigations.Where(m => m.Recipe.IsEmpty).Select(m => m.Id);
        Assert.Equal(["MIT-ICS-REWRITE", "MIT-NONE"], left);
    }

    private static ScriptBlockAst Parse(string id, string what, out ParseError[] errors)
    {
        var mitigation = KnowledgeBase.Embedded.Mitigations.Single(m => m.Id == id);
        return Parser.ParseInput(ScriptWriter.Text(mitigation, undo: what == "undo"), out _, out errors);
    }
}
