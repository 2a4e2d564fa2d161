using System.Text;
using Breakwater.IisConfig.Files;
using Breakwater.IisConfig.Merging;
using Breakwater.IisConfig.Rewriting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Rewrite;

namespace Breakwater.IisConfig.Tests.Rewriting;

/// <summary>
/// ASP.NET Core's middleware for IIS rules decides as our evaluator does where it agrees with IIS. Where it does not: its <c>{REQUEST_URI}</c> lacks the query, it refuses
/// <c>{URL}</c>, <c>{UNENCODED_URL}</c> and Wildcard syntax, and knows no outbound rules. Those are left out here on purpose.
/// </summary>
public sealed class SecondOpinionTest
{
    private static readonly string[] Rules =
    [
        """<rule name="a"><match url=".*" /><conditions><add input="{HTTP_COOKIE}" pattern="(.*)X-AnonResource-Backend(.*)" /></conditions><action type="AbortRequest" /></rule>""",
        """<rule name="a" stopProcessing="true"><match url=".*" /><conditions><add input="{HTTP_COOKIE}" pattern="(.*)X-BEResource=(.+)/(.+)~(.+)" /></conditions><action type="AbortRequest" /></rule>""",
        """<rule name="a"><match url="^autodiscover" /><action type="CustomResponse" statusCode="403" /></rule>""",
        """<rule name="a"><match url="^AUTODISCOVER" ignoreCase="false" /><action type="CustomResponse" statusCode="403" /></rule>""",
        """<rule name="a"><match url="^owa" negate="true" /><action type="CustomResponse" statusCode="403" /></rule>""",
        """<rule name="a"><match url=".*" /><conditions><add input="{QUERY_STRING}" pattern="powershell" /></conditions><action type="CustomResponse" statusCode="403" /></rule>""",
        """<rule name="a"><match url=".*" /><conditions logicalGrouping="MatchAny"><add input="{QUERY_STRING}" pattern="powershell" /><add input="{REQUEST_METHOD}" pattern="^POST$" /></conditions><action type="CustomResponse" statusCode="403" /></rule>""",
        """<rule name="a"><match url=".*" /><conditions><add input="{QUERY_STRING}" pattern="powershell" negate="true" /></conditions><action type="CustomResponse" statusCode="403" /></rule>""",
        """<rule name="s" stopProcessing="true"><match url="^owa" /><action type="None" /></rule><rule name="a"><match url=".*" /><action type="CustomResponse" statusCode="403" /></rule>""",
        """<rule name="a" enabled="false"><match url=".*" /><action type="CustomResponse" statusCode="403" /></rule>""",
        """<rule name="a"><match url="^owa/(.*)" /><action type="Redirect" url="/ecp/{R:1}" redirectType="Found" /></rule>""",
        """<rule name="a"><match url=".*" /><conditions><add input="{HTTP_COOKIE}" pattern="(?=.*a)(?=.*b)" /></conditions><action type="CustomResponse" statusCode="403" /></rule>""",
    ];

    private static readonly RewriteRequest[] Requests =
    [
        new("GET", "/owa/", "", ""), new("POST", "/owa/auth/x.js", "", "X-AnonResource=true; X-AnonResource-Backend=h/e~1"), new("GET", "/ecp/y.js", "", "X-BEResource=h~1/a/b~2"),
        new("GET", "/ecp/y.js", "", "X-BEResource=h~1"), new("GET", "/autodiscover/autodiscover.json", "@a/powershell", "a=b"), new("POST", "/Autodiscover/", "", "b=a"), new("GET", "/", "POWERSHELL", ""),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Rules.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Middleware_DecidesTheSame(int rule)
    {
        var options = new RewriteOptions().AddIISUrlRewrite(new StringReader($"<rewrite><rules>{Rules[rule]}</rules></rewrite>"));
        foreach (var request in Requests)
        {
            var context = new DefaultHttpContext();
            context.Features.Set<Microsoft.AspNetCore.Http.Features.IHttpRequestLifetimeFeature>(new Lifetime());
            (context.Request.Method, context.Request.Scheme, context.Request.Host) = (request.Method, "https", new HostString(request.Host));
            (context.Request.Path, context.Request.QueryString) = (request.DecodedPath, new QueryString(request.Query.Length == 0 ? "" : "?" + request.Query));
            if (request.Cookie.Length > 0)
            {
                context.Request.Headers.Cookie = request.Cookie;
            }

            var passed = false;
            await new RewriteMiddleware(_ => { passed = true; return Task.CompletedTask; }, new Hosting(), Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance, Microsoft.Extensions.Options.Options.Create(options)).Invoke(context);
            var theirs = context.RequestAborted.IsCancellationRequested ? RewriteOutcomeKind.Aborted
                : context.Response.StatusCode == 403 ? RewriteOutcomeKind.Answered
                : context.Response.StatusCode == 302 ? RewriteOutcomeKind.Redirected
                : passed ? RewriteOutcomeKind.Passed : RewriteOutcomeKind.Undecided;

            Assert.Equal(theirs, Ours(Rules[rule], request));
        }
    }

    private static RewriteOutcomeKind Ours(string rules, RewriteRequest request)
    {
        Assert.True(IisConfiguration.TryRead(new MemoryStream(Encoding.UTF8.GetBytes(Sample.Config())), "x", out var host, out _));
        var files = new ConfigurationFiles(host!, "x", true);
        files.Add(@"C:\inetpub\wwwroot\web.config", new MemoryStream(Encoding.UTF8.GetBytes($"<configuration><system.webServer><rewrite><rules>{rules}</rules></rewrite></system.webServer></configuration>")));
        return RuleSet.Of(MergedPlace.Of(files, host!.FrontEnd!, ""), new RuleCache()).Evaluate(request).Kind;
    }

    private sealed class Lifetime : Microsoft.AspNetCore.Http.Features.IHttpRequestLifetimeFeature
    {
        public CancellationToken RequestAborted { get; set; }

        public void Abort() => RequestAborted = new CancellationToken(canceled: true);
    }

    private sealed class Hosting : Microsoft.AspNetCore.Hosting.IWebHostEnvironment
    {
        public string WebRootPath { get; set; } = "";

        public Microsoft.Extensions.FileProviders.IFileProvider WebRootFileProvider { get; set; } = new Microsoft.Extensions.FileProviders.NullFileProvider();

        public string ApplicationName { get; set; } = "";

        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } = new Microsoft.Extensions.FileProviders.NullFileProvider();

        public string ContentRootPath { get; set; } = "";

        public string EnvironmentName { get; set; } = "";
    }
}
