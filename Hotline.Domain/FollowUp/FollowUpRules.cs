using Hotline.Domain.Tickets;

namespace Hotline.Domain.FollowUp;

/// <summary>How citizens are asked, as it holds on a day.</summary>
/// <param name="Attempts">On how many different days a citizen is called before the ticket may be closed as unreached; three in most cities.</param>
/// <param name="LinkDays">How many days a rating link stays good.</param>
/// <param name="UncalledDays">How many days a citizen who is not called has for answering by link before the ticket closes.</param>
/// <param name="QuietFrom">From this time of day no short message leaves for a citizen.</param>
/// <param name="QuietUntil">Until this one.</param>
public sealed record FollowUpSettings(int Attempts, int LinkDays, int UncalledDays, TimeOnly QuietFrom, TimeOnly QuietUntil)
{
    /// <summary>Where the city says nothing.</summary>
    public static FollowUpSettings Usual { get; } = new(3, 30, 7, new TimeOnly(21, 0), new TimeOnly(8, 0));
}

/// <summary>How many of the citizens of a kind of ticket are called; the others answer by link, if they like.</summary>
/// <param name="Type">For this appeal type; null: for every one.</param>
/// <param name="Urgency">For this urgency; null: for every one.</param>
/// <param name="Percent">0 to 100.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day; null while there is none.</param>
public sealed record CallShare(AppealType? Type, Urgency? Urgency, int Percent, DateOnly ValidFrom, DateOnly? ValidTo)
{
    /// <summary>Whether it speaks of such a ticket on that day.</summary>
    public bool Covers(Appeal appeal, DateOnly day) =>
        ValidFrom <= day && (ValidTo is null || day <= ValidTo) && (Type is null || Type == appeal.Type) && (Urgency is null || Urgency == appeal.Urgency);

    /// <summary>Whether another row speaks of the very same tickets on a common day.</summary>
    public bool Overlaps(CallShare other) =>
        Type == other.Type && Urgency == other.Urgency && ValidFrom <= (other.ValidTo ?? DateOnly.MaxValue) && other.ValidFrom <= (ValidTo ?? DateOnly.MaxValue);
}

/// <summary>Who is called. The draw is by the ticket's number alone: nobody can choose it, and anybody can check it.</summary>
/// <param name="Shares">Rows; the one that names the urgency wins over the one that names the type, that one over the general one.</param>
public sealed record CallSample(IReadOnlyList<CallShare> Shares)
{
    // A prime far from any power of ten: neighbours in number are no neighbours in the draw.
    private const ulong stride = 0x9E37_79B9_7F4A_7C15;

    /// <summary>How many in a hundred of such tickets are called; all where no row speaks of them.</summary>
    public int PercentOf(Appeal appeal, DateOnly day) => Shares.Where(s => s.Covers(appeal, day))
        .OrderByDescending(s => s.Urgency is not null).ThenByDescending(s => s.Type is not null).Select(s => (int?)s.Percent).FirstOrDefault() ?? 100;

    /// <summary>Whether this citizen is called. After a redo everybody is.</summary>
    public bool Draws(Ticket ticket, DateOnly day) => ticket.Redone > 0 || Lot(ticket.Number) < PercentOf(ticket.Appeal, day);

    /// <summary>The ticket's lot, 0 to 99.</summary>
    public static int Lot(TicketNumber number) => (int)(((ulong)number.Value * stride >> 32) % 100);
}
