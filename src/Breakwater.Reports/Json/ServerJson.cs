using System.Text.Json;
using Breakwater.Model;

namespace Breakwater.Reports.Json;

/// <summary>The <c>server</c> member.</summary>
internal static class ServerJson
{
    public static void Write(Utf8JsonWriter json, ServerFacts server)
    {
        json.WriteStartObject("server");
        json.Text("name", server.Name);
        json.Text("fqdn", server.Fqdn);
        json.Text("product", server.Product);
        json.Text("build", server.Build);
        json.Text("release", server.Release);
        json.Texts("roles", server.Roles);
        json.Text("os", server.Os);
        json.Text("installPath", server.InstallPath);
        json.Array("facts", server.Facts, WriteFact);
        json.WriteEndObject();
    }

    private static void WriteFact(Utf8JsonWriter json, ServerFact fact)
    {
        json.Text("name", fact.Name);
        json.Text("value", fact.Value);
        json.Text("source", fact.Source);
    }
}
