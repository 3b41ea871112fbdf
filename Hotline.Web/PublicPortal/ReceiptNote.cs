using Hotline.Domain.Tickets;

namespace Hotline.Web.PublicPortal;

/// <summary>What travels from the form to the receipt page in a sealed cookie.</summary>
/// <param name="Number">The ticket's number.</param>
/// <param name="Code">The query code; empty where it may no longer be shown.</param>
/// <param name="Type">Decides which limit is told.</param>
public sealed record ReceiptNote(string Number, string Code, AppealType Type);
