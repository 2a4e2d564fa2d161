using System.Globalization;
using Breakwater.Knowledge.Products;

namespace Breakwater.KnowledgeCompiler.Reading;

/// <summary>Reads <c>exchange/products.yaml</c>.</summary>
internal static class ProductReader
{
    public static IReadOnlyList<Located<Product>> Read(string file, ProblemList problems)
    {
        if (DataFile.Yaml(file, problems) is not { } root)
        {
            return [];
        }

        root.Allow("asOf");
        var products = root.Maps("products").Select(p => new Located<Product>(ReadProduct(p, problems), p.Place)).ToList();
        root.Finish();
        return products;
    }

    private static Product ReadProduct(YamlMap map, ProblemList problems)
    {
        var product = new Product
        {
            Line = map.Text("line"),
            Name = map.Text("name"),
            MainstreamEnd = map.OptionalDate("mainstreamEnd"),
            ExtendedEnd = map.OptionalDate("extendedEnd"),
            SupportedCus = map.Texts("supportedCus"),
            EsuServicedCus = map.Texts("esuServicedCus"),
            LastCu = map.OptionalText("lastCu"),
            LastPublicUpdate = map.OptionalText("lastPublicUpdate"),
            LatestKnownUpdate = map.OptionalText("latestKnownUpdate"),
            ExtendedUpdates = [.. map.Maps("extendedUpdates").Select(p => ReadPeriod(p, problems))],
            Note = map.OptionalText("note"),
        };
        map.Allow("released", "earliestRetirement", "sources");
        map.Finish();
        return product;
    }

    private static EsuPeriod ReadPeriod(YamlMap map, ProblemList problems)
    {
        var (start, startIsMonth) = Day(map, "start", lastOfMonth: false, problems);
        var (end, endIsMonth) = Day(map, "end", lastOfMonth: true, problems);
        var period = new EsuPeriod(map.Number("period"), start, end, startIsMonth || endIsMonth, map.Texts("updates"));
        map.Finish();
        return period;
    }

    private static (DateOnly Day, bool IsMonth) Day(YamlMap map, string key, bool lastOfMonth, ProblemList problems)
    {
        var text = map.Text(key);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return (day, false);
        }

        if (DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            return (lastOfMonth ? month.AddMonths(1).AddDays(-1) : month, true);
        }

        problems.Add(map.Place, Messages.Wrong(key, "a day or a month", text));
        return (DateOnly.MinValue, false);
    }
}
