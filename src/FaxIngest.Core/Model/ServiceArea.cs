using System.Collections.Frozen;

namespace FaxIngest.Model;

/// <summary>The plan's five counties with their towns and ZIP codes: what most forms name, never all that they may name.</summary>
/// <remarks>ZIP codes: GeoNames postal list (CC BY 4.0). ZIP codes cross county lines, so they hint at a county and decide nothing.</remarks>
public static class ServiceArea
{
    /// <summary>Counties of the plan.</summary>
    public static IReadOnlyList<string> Counties { get; } = ["Mariposa", "Merced", "Monterey", "San Benito", "Santa Cruz"];

    /// <summary>Towns and census places in them.</summary>
    public static IReadOnlyList<string> Towns { get; } =
    [
        "Aptos", "Ben Lomond", "Boulder Creek", "Brookdale", "Capitola", "Corralitos", "Davenport", "Felton", "Freedom", "La Selva Beach", "Live Oak",
        "Mount Hermon", "Rio del Mar", "Santa Cruz", "Scotts Valley", "Soquel", "Watsonville",
        "Aromas", "Big Sur", "Bradley", "Carmel", "Carmel Valley", "Carmel-by-the-Sea", "Castroville", "Chualar", "Del Rey Oaks", "Gonzales", "Greenfield",
        "Jolon", "King City", "Las Lomas", "Lockwood", "Marina", "Monterey", "Moss Landing", "Pacific Grove", "Pajaro", "Pebble Beach", "Prunedale",
        "Royal Oaks", "Salinas", "San Ardo", "San Lucas", "Sand City", "Seaside", "Soledad", "Spreckels",
        "Atwater", "Ballico", "Cressey", "Delhi", "Dos Palos", "El Nido", "Gustine", "Hilmar", "Le Grand", "Livingston", "Los Banos", "Merced",
        "Planada", "Santa Nella", "Snelling", "South Dos Palos", "Stevinson", "Winton",
        "Bear Valley", "Catheys Valley", "Coulterville", "El Portal", "Fish Camp", "Hornitos", "Mariposa", "Midpines", "Wawona", "Yosemite National Park",
        "Hollister", "Paicines", "Ridgemark", "San Juan Bautista", "Tres Pinos",
    ];

    /// <summary>Telephone area codes of the plan's counties and of those beside them.</summary>
    /// <remarks>NANPA's list of area codes: 831; 209 with its overlay 350; 408 with 669; 559 with 357.</remarks>
    public static IReadOnlySet<string> AreaCodes { get; } = new[] { "831", "209", "350", "408", "669", "559", "357" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>California's other area codes, from the same list.</summary>
    public static IReadOnlySet<string> StateAreaCodes { get; } =
        ("213 279 310 323 341 369 415 424 442 510 530 562 619 626 628 650 657 661 707 714 738 747 760 805 818 820 837 840 858 909 916 925 935 949 951")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> CountyByZip = new (string County, string Zips)[]
    {
        ("Santa Cruz", "95001 95003 95005 95006 95007 95010 95017 95018 95019 95041 95060 95061 95062 95063 95064 95065 95066 95067 95073 95076 95077"),
        ("Monterey", "93426 93450 93901 93902 93905 93906 93907 93908 93912 93915 93920 93921 93922 93923 93924 93925 93926 93927 93928 93930 93932 93933 "
            + "93940 93942 93943 93944 93950 93953 93954 93955 93960 93962 95004 95012 95039"),
        ("Merced", "93620 93635 93661 93665 95301 95303 95312 95315 95317 95322 95324 95333 95334 95340 95341 95343 95344 95348 95365 95369 95374 95388"),
        ("Mariposa", "93623 95306 95311 95318 95325 95338 95345 95389"),
        ("San Benito", "95023 95024 95043 95045 95075"),
    }.SelectMany(x => x.Zips.Split(' '), (x, zip) => (x.County, zip)).ToFrozenDictionary(x => x.zip, x => x.County);

    /// <summary>The county where a ZIP code mainly lies, or null when it is not one of the plan's.</summary>
    public static string? CountyOf(string zip) => CountyByZip.GetValueOrDefault(zip);
}
