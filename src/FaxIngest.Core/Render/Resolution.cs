namespace FaxIngest.Render;

/// <summary>Dots per inch across and down; 0 = unknown.</summary>
public readonly record struct Resolution(double X, double Y)
{
    /// <summary>Nothing is known.</summary>
    public static readonly Resolution Unknown;

    /// <summary>Both directions are known.</summary>
    public bool IsKnown => X > 0 && Y > 0;

    /// <summary>With the directions exchanged, for a page turned by a quarter.</summary>
    public Resolution Turned => new(Y, X);
}
