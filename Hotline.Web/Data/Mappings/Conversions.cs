using System.Text.Json;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Hotline.Web.Data.Mappings;

/// <summary>How values lie in the store: instants as UTC milliseconds (they sort), codes as text, numbers as integers.</summary>
internal static class Conversions
{
    public static void Configure(ModelConfigurationBuilder builder)
    {
        builder.Properties<DateTimeOffset>().HaveConversion<Instant>();
        builder.Properties<DepartmentCode>().HaveConversion<Unit>();
        builder.Properties<CategoryCode>().HaveConversion<Category>();
        builder.Properties<AreaCode>().HaveConversion<Area>();
        builder.Properties<TicketNumber>().HaveConversion<Number>();
    }

    private sealed class Instant() : ValueConverter<DateTimeOffset, long>(at => at.ToUnixTimeMilliseconds(), ms => DateTimeOffset.FromUnixTimeMilliseconds(ms));

    private sealed class Unit() : ValueConverter<DepartmentCode, string>(code => code.Value, text => new DepartmentCode(text));

    private sealed class Category() : ValueConverter<CategoryCode, string>(code => code.Value, text => new CategoryCode(text));

    private sealed class Area() : ValueConverter<AreaCode, string>(code => code.Value, text => new AreaCode(text));

    private sealed class Number() : ValueConverter<TicketNumber, long>(number => number.Value, value => new TicketNumber(value));
}

/// <summary>A text that is unreadable at rest.</summary>
internal sealed class SealedText(Vault vault) : ValueConverter<string, byte[]>(text => vault.Seal(text), data => vault.Unseal(data));

/// <summary>A caller who is unreadable at rest.</summary>
internal sealed class SealedCaller(Vault vault) : ValueConverter<Caller, byte[]>(
    caller => vault.Seal(JsonSerializer.Serialize(caller, JsonSerializerOptions.Default)),
    data => JsonSerializer.Deserialize<Caller>(vault.Unseal(data), JsonSerializerOptions.Default)!);

/// <summary>Several texts in one column.</summary>
internal sealed class JsonTexts() : ValueConverter<IReadOnlyList<string>, string>(
    texts => JsonSerializer.Serialize(texts, (JsonSerializerOptions?)null), text => JsonSerializer.Deserialize<string[]>(text, (JsonSerializerOptions?)null)!)
{
    /// <summary>Compares them text by text.</summary>
    public static readonly ValueComparer<IReadOnlyList<string>> Same = new((a, b) => a!.SequenceEqual(b!), texts => texts.Count, texts => texts);
}
