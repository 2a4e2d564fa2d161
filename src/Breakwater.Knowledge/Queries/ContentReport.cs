using System.Text.Json;
using Breakwater.Knowledge.Builds;
using Breakwater.Knowledge.Products;

namespace Breakwater.Knowledge.Queries;

/// <summary>The answer to <c>kb list</c>.</summary>
internal sealed class ContentReport(KnowledgeBase knowledge, DateOnly day)
{
    public IEnumerable<string> Lines()
    {
        yield return QueryText.Title(knowledge) + (knowledge.StalenessAt(day) is { } stale ? ". " + stale : ".");
        yield return "";
        yield return "Products:";
        foreach (var product in knowledge.Products)
        {
            var newest = Newest(product);
            yield return $"  {product.Name,-22} {Count(product),4} builds{(newest is null ? "" : $", newest {newest.Release} ({newest.Build})")}; {Support(product)}";
        }

        yield return "";
        yield return "Campaigns:";
        foreach (var campaign in knowledge.Campaigns)
        {
            yield return $"  {campaign.Id,-16} {campaign.Name}, from {QueryText.Day(campaign.FirstKnownExploitation)}{(!campaign.LeavesTraces ? ", leaves no trace on the server" : campaign.Access is not null ? ", needs no hole" : "")}";
        }

        yield return "";
        yield return $"CVEs and advisories: {knowledge.Cves.Count}, exploited in the wild:";
        foreach (var cve in knowledge.Cves.Where(c => c.ExploitedInWild))
        {
            yield return $"  {cve.Id,-15} {QueryText.Score(cve.Cvss),4} {cve.Title}";
        }

        yield return "";
        yield return "Mitigations:";
        foreach (var mitigation in knowledge.Mitigations)
        {
            yield return $"  {mitigation.Id,-22} {mitigation.Title}";
        }
    }

    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        QueryJson.Knowledge(w, knowledge);
        w.WriteStartArray("products");
        foreach (var product in knowledge.Products)
        {
            w.WriteStartObject();
            w.WriteString("line", product.Line);
            w.WriteString("name", product.Name);
            w.WriteNumber("builds", Count(product));
            QueryJson.Entry(w, "newest", Newest(product));
            QueryJson.Text(w, "supportEnds", product.ExtendedEnd is { } end ? QueryText.Day(end) : null);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteStartArray("campaigns");
        foreach (var campaign in knowledge.Campaigns)
        {
            w.WriteStartObject();
            w.WriteString("id", campaign.Id);
            w.WriteString("name", campaign.Name);
            w.WriteString("firstKnownExploitation", QueryText.Day(campaign.FirstKnownExploitation));
            w.WriteBoolean("leavesTraces", campaign.LeavesTraces);
            w.WriteBoolean("needsHole", campaign.Access is null);
            QueryJson.Texts(w, "cves", campaign.Cves);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        WriteRest(w);
        w.WriteEndObject();
    }

    private void WriteRest(Utf8JsonWriter w)
    {
        w.WriteStartArray("cves");
        foreach (var cve in knowledge.Cves)
        {
            w.WriteStartObject();
            QueryJson.CveMembers(w, knowledge, cve);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteStartArray("mitigations");
        foreach (var mitigation in knowledge.Mitigations)
        {
            w.WriteStartObject();
            w.WriteString("id", mitigation.Id);
            w.WriteString("title", mitigation.Title);
            QueryJson.Texts(w, "cves", mitigation.Cves);
            w.WriteString("caveat", mitigation.Caveat);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        QueryJson.Texts(w, "warnings", knowledge.StalenessAt(day) is { } stale ? [stale] : []);
    }

    private string Support(Product product) => product.ExtendedEnd is not { } end ? "supported"
        : day > end ? $"out of support since {QueryText.Day(end)}" : $"supported until {QueryText.Day(end)}";

    private int Count(Product product) => knowledge.Builds.Count(b => b.Line == product.Line);

    private BuildEntry? Newest(Product product) => knowledge.Builds.Where(b => b.Line == product.Line).MaxBy(b => (b.Released, b.Build));
}
