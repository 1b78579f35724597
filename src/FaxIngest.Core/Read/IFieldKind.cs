namespace FaxIngest.Read;

/// <summary>A kind of field: searches the engines' alternatives for the best value its grammar allows and says how sure that is.
/// Pure and safe for many threads at once. To add a kind: one class, one entry in <see cref="FieldKinds"/>.</summary>
public interface IFieldKind
{
    /// <summary>Name as templates write it, e.g. <c>cin</c>.</summary>
    string Name { get; }

    /// <summary>Decodes an entry that is known not to be blank.</summary>
    /// <param name="lines">Every engine's lines; engines in the order of their standing, the most accurate first.</param>
    DecodedField Decode(IReadOnlyList<EngineLine> lines);
}
