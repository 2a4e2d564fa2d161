using Breakwater.Knowledge.Products;

namespace Breakwater.Knowledge.Pack;

internal static class ProductCodec
{
    public static void Write(PackWriter to, Product product)
    {
        to.Text(product.Line);
        to.Text(product.Name);
        to.OptionalDate(product.MainstreamEnd);
        to.OptionalDate(product.ExtendedEnd);
        to.Texts(product.SupportedCus);
        to.Texts(product.EsuServicedCus);
        to.OptionalText(product.LastCu);
        to.OptionalText(product.LastPublicUpdate);
        to.OptionalText(product.LatestKnownUpdate);
        to.List(product.ExtendedUpdates, p =>
        {
            to.Number(p.Number);
            to.OptionalDate(p.Start);
            to.OptionalDate(p.End);
            to.Flag(p.MonthPrecision);
            to.Texts(p.Updates);
        });
        to.OptionalText(product.Note);
    }

    public static Product Read(PackReader from) => new()
    {
        Line = from.Text(),
        Name = from.Text(),
        MainstreamEnd = from.OptionalDate(),
        ExtendedEnd = from.OptionalDate(),
        SupportedCus = from.Texts(),
        EsuServicedCus = from.Texts(),
        LastCu = from.OptionalText(),
        LastPublicUpdate = from.OptionalText(),
        LatestKnownUpdate = from.OptionalText(),
        ExtendedUpdates = from.List(() => new EsuPeriod(from.Number(), from.Date(), from.Date(), from.Flag(), from.Texts())),
        Note = from.OptionalText(),
    };
}
