using Breakwater.Model;

namespace Breakwater.Drill.Scenarios;

/// <summary>A server of 2026 whose only exploited hole is the one in Outlook on the web, with its shield in force or only seemingly so.</summary>
internal static class MitigatedScenarios
{
    private const string Pages = @"^/owa/?($|\?|default\.aspx|projection\.aspx|readingPane\.aspx|popout\.aspx)";
    private const string FirstPages = @"^/owa/?($|\?|default\.aspx|projection\.aspx)";

    private const string Stopping = """
                <rule name="Drop the server header" stopProcessing="true">
                  <match serverVariable="RESPONSE_Server" pattern=".*" />
                  <action type="Rewrite" value="" />
                </rule>
        """;

    public static ScenarioPlan Effective(ScenarioContext context) => Plan(context, ExposureState.Mitigated, "the published header rule is in force on Outlook on the web", "", Shield(Pages));

    public static ScenarioPlan Shadowed(ScenarioContext context) => Plan(context, ExposureState.Vulnerable, "an earlier outbound rule stops the processing", "", Shield(Pages, Stopping));

    public static ScenarioPlan Outdated(ScenarioContext context) => Plan(context, ExposureState.Vulnerable, "the pre-condition is the first published one, which leaves pages out", "", Shield(FirstPages));

    public static ScenarioPlan Cleared(ScenarioContext context) =>
        Plan(context, ExposureState.Vulnerable, "the rule is on the site and cleared in the application", Shield(Pages), "<rewrite><outboundRules><clear /></outboundRules></rewrite>");

    private static ScenarioPlan Plan(ScenarioContext context, ExposureState exposure, string why, string siteRules, string owaRules)
    {
        var collected = ScenarioContext.Utc(2026, 6, 5, 10, 41);
        var from = context.FirstRecord(collected);
        var plan = CleanScenarios.Patched(context);
        return plan with
        {
            Server = plan.Server with
            {
                Installed = from - ScenarioContext.SetupDuration,
                Builds = [ScenarioContext.Build(from, "15.2.2562.17"), ScenarioContext.Build(from.AddMinutes(97), "15.2.2562.41")],
                HasUrlRewrite = true,
                SiteRules = siteRules,
                OwaRules = owaRules,
            },
            From = from,
            Collected = collected,
            Exposure = exposure,
            ExposureWhy = $"CVE-2026-42897 is the only exploited hole that is open: {why}",
        };
    }

    private static string Shield(string pages, string before = "") => $$"""

            <rewrite>
              <outboundRules>
                <preConditions>
                  <preCondition name="EOMT OWA SPA HTML shell - precondition" patternSyntax="ECMAScript" logicalGrouping="MatchAll">
                    <add input="{RESPONSE_CONTENT_TYPE}" pattern="^text/html" />
                    <add input="{REQUEST_URI}" pattern="{{pages}}" />
                  </preCondition>
                </preConditions>
        {{before}}
                <rule name="EOMT OWA CSP - outbound" preCondition="EOMT OWA SPA HTML shell - precondition" stopProcessing="false">
                  <match serverVariable="RESPONSE_Content_Security_Policy" pattern="(.*)" />
                  <action type="Rewrite" value="{R:1}; script-src-attr 'none'" />
                </rule>
              </outboundRules>
            </rewrite>
        """;
}
