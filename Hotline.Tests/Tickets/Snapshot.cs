using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;

namespace Hotline.Tests.Tickets;

/// <summary>All that can be known of a ticket, as text: two equal snapshots mean that nothing has changed.</summary>
internal static class Snapshot
{
    private static readonly JsonSerializerOptions options = new() { Converters = { new JsonStringEnumConverter(), new AsCode() } };

    internal static string Of(Ticket ticket) => JsonSerializer.Serialize(ticket, options);

    internal static IReadOnlyList<string> OfEvents(Ticket ticket) => [.. ticket.Events.Select(e => JsonSerializer.Serialize(e, options))];

    // A first-level category is its own first level: written as it stands, it would never end.
    private sealed class AsCode : JsonConverter<CategoryCode>
    {
        public override CategoryCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, CategoryCode value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
