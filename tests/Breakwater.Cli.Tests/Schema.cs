using System.Text.Json;
using Breakwater.Tests;
using NJsonSchema;

namespace Breakwater.Cli.Tests;

/// <summary>The published form of an assessment.</summary>
internal static class Schema
{
    private static readonly Lazy<JsonSchema> Published = new(() => JsonSchema.FromFileAsync(Repository.At("docs", "assessment.schema.json")).GetAwaiter().GetResult());

    /// <summary>Asserts that the text is one assessment and nothing else.</summary>
    public static JsonElement AssertAssessment(string text)
    {
        Assert.Empty(Published.Value.Validate(text).Select(e => e.ToString()));
        return JsonDocument.Parse(text).RootElement;
    }
}
