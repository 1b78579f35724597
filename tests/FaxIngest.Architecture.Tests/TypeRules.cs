using System.Reflection;
using System.Runtime.CompilerServices;

namespace FaxIngest.Architecture;

/// <summary>Conventions that can be seen in the types of an assembly.</summary>
internal static class TypeRules
{
    private static readonly string[] EmptySuffixes = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Impl", "Base", "Common", "Data", "Info"];

    /// <summary>British spellings, and the American ones to use.</summary>
    private static readonly (string British, string American)[] Spellings =
    [
        ("Colour", "Color"), ("Behaviour", "Behavior"), ("Neighbour", "Neighbor"), ("Favour", "Favor"), ("Honour", "Honor"),
        ("Normalis", "Normaliz"), ("Recognis", "Recogniz"), ("Organis", "Organiz"), ("Serialis", "Serializ"), ("Initialis", "Initializ"),
        ("Optimis", "Optimiz"), ("Summaris", "Summariz"), ("Authoris", "Authoriz"), ("Synchronis", "Synchroniz"), ("Categoris", "Categoriz"),
        ("Centre", "Center"), ("Cancelled", "Canceled"), ("Labelled", "Labeled"), ("Licence", "License"), ("Analyse", "Analyze"), ("Grey", "Gray"), ("Catalogue", "Catalog"),
    ];

    internal static IEnumerable<Violation> EmptyNames(Type type) => EmptySuffixes
        .Where(suffix => Plain(type).EndsWith(suffix, StringComparison.Ordinal))
        .Select(suffix => new Violation(type.FullName!, $"the suffix {suffix} says nothing"));

    internal static IEnumerable<Violation> AmericanSpelling(Type type) => type
        .GetMembers(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        .Where(member => !member.IsDefined(typeof(CompilerGeneratedAttribute)) && !member.Name.Contains('<', StringComparison.Ordinal))
        .Select(member => member.Name)
        .Append(Plain(type))
        .Distinct()
        .SelectMany(name => Spellings
            .Where(spelling => name.Contains(spelling.British, StringComparison.OrdinalIgnoreCase))
            .Select(spelling => new Violation(type.FullName!, $"{name}: {spelling.American}, not {spelling.British}")));

    /// <summary>Outside Core nothing is public, but the pages' models and what the web server must see.</summary>
    internal static IEnumerable<Violation> ClosedUnlessMeantToBeOpen(Type type) =>
        type.IsClass && !type.IsSealed && !type.IsAbstract && !HasHeirs(type) ? [new(type.FullName!, "a class without heirs is sealed")] : [];

    /// <summary>Parameters of a class's constructor; records are values and may have more.</summary>
    internal const int MostParameters = 5;

    internal static IEnumerable<Violation> FewConstructorParameters(Type type) => IsRecord(type) || typeof(Exception).IsAssignableFrom(type) ? [] : type
        .GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Where(constructor => constructor.GetParameters().Length > MostParameters)
        .Select(constructor => new Violation(type.FullName!, $"a constructor with {constructor.GetParameters().Length} parameters; the end is {MostParameters}"));

    /// <summary>An engine's score cannot be compared, so nobody can put a threshold on it.</summary>
    internal static IEnumerable<Violation> NoComparison(Type type) =>
        typeof(IComparable).IsAssignableFrom(type) || type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IComparable<>))
        || type.GetMethod("op_LessThan") is not null || type.GetMethod("op_GreaterThan") is not null
            ? [new(type.FullName!, "can be compared")] : [];

    /// <summary>Types that a person wrote.</summary>
    internal static IEnumerable<Type> Written(Assembly assembly) => assembly.GetTypes().Where(type =>
        !type.IsDefined(typeof(CompilerGeneratedAttribute)) && type.Namespace?.StartsWith("FaxIngest", StringComparison.Ordinal) == true && !type.FullName!.Contains('<', StringComparison.Ordinal));

    private static bool HasHeirs(Type type) => type.Assembly.GetTypes().Any(other => other.BaseType == type || other.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == type);

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null || type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null;

    private static string Plain(Type type) => type.Name.Split('`')[0];
}
