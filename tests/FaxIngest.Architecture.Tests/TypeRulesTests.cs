using System.Reflection;
using FaxIngest.Model;
using FaxIngest.Read;

namespace FaxIngest.Architecture;

/// <summary>Each rule twice: over the product's assemblies, and over a canary that must be caught.</summary>
public sealed class TypeRulesTests
{
    private static readonly Assembly[] Product = [typeof(Fax).Assembly, Assembly.Load("FaxIngest.Adapters"), Assembly.Load("FaxIngest.Vendors"), Assembly.Load("faxingest")];

    private static void Holds(Func<Type, IEnumerable<Violation>> rule) => Violation.AssertNone(Product.SelectMany(TypeRules.Written).SelectMany(rule));

    [Fact]
    public void There_are_types_to_look_at() => Assert.All([Product[0], Product[1], Product[3]], assembly => Assert.NotEmpty(TypeRules.Written(assembly)));

    [Fact]
    public void Names_say_something() => Holds(TypeRules.EmptyNames);

    [Fact]
    public void An_empty_name_is_caught() => Assert.NotEmpty(TypeRules.EmptyNames(typeof(CanaryManager)));

    [Fact]
    public void Names_are_in_American_spelling() => Holds(TypeRules.AmericanSpelling);

    [Fact]
    public void British_spelling_is_caught() => Assert.NotEmpty(TypeRules.AmericanSpelling(typeof(Painted)));

    [Fact]
    public void Classes_without_heirs_are_sealed() => Holds(TypeRules.ClosedUnlessMeantToBeOpen);

    [Fact]
    public void An_open_class_is_caught() => Assert.NotEmpty(TypeRules.ClosedUnlessMeantToBeOpen(typeof(Open)));

    [Fact]
    public void Constructors_have_few_parameters() => Holds(TypeRules.FewConstructorParameters);

    [Fact]
    public void A_wide_constructor_is_caught() => Assert.NotEmpty(TypeRules.FewConstructorParameters(typeof(Wide)));

    [Fact]
    public void A_raw_score_cannot_be_compared() => Violation.AssertNone(TypeRules.NoComparison(typeof(RawScore)));

    [Fact]
    public void A_score_that_can_be_compared_is_caught() => Assert.NotEmpty(TypeRules.NoComparison(typeof(Comparable)));

    private sealed class CanaryManager;

    private sealed class Painted
    {
        public int Colour { get; init; }
    }

#pragma warning disable CA1852 // The canary of the rule that says the same.
    private class Open;
#pragma warning restore CA1852

    private sealed class Wide
    {
        public Wide(int a, int b, int c, int d, int e, int f) => Sum = a + b + c + d + e + f;

        public int Sum { get; }
    }

    private readonly record struct Comparable(double Value) : IComparable<Comparable>
    {
        public int CompareTo(Comparable other) => Value.CompareTo(other.Value);
    }
}
