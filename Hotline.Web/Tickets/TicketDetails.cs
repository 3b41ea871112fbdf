using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Tickets;

/// <summary>A ticket as this person may see it: the caller masked or hidden, the actions that are open to this person.</summary>
/// <param name="Ticket">The ticket; its caller is replaced by <paramref name="Caller"/> wherever it is shown.</param>
/// <param name="Caller">Masked; null where this person must not know even that.</param>
/// <param name="Actions">What this person may do now.</param>
/// <param name="Clocks">Every clock.</param>
/// <param name="HandlerName">The handler's name.</param>
/// <param name="MayReveal">Whether the caller may be unmasked, with a reason.</param>
/// <param name="MergedIn">Tickets merged into this one.</param>
public sealed record TicketView(
    Ticket Ticket, MaskedCaller? Caller, IReadOnlyList<TicketAction> Actions, IReadOnlyList<Deadline> Clocks, string? HandlerName, bool MayReveal,
    IReadOnlyList<TicketNumber> MergedIn)
{
    /// <summary>The co-operating unit's part that this person may give.</summary>
    public Assignment? Part { get; init; }

    /// <summary>Natural key.</summary>
    public TicketNumber Number => Ticket.Number;

    /// <summary>The version the person sees.</summary>
    public int Version => Ticket.Version;
}

/// <summary>A caller as colleagues without need see one.</summary>
public sealed record MaskedCaller(string Name, string Phone, CallerKind Kind, bool Anonymous, bool HasAddress)
{
    /// <summary>Masks.</summary>
    public static MaskedCaller Of(Caller caller) => new(caller.MaskedName, caller.MaskedPhone, caller.Kind, caller.Anonymous, caller.Address.Length > 0);
}

/// All that is known of one ticket, for the person who looks.
[Needs(Permission.SeeAllTickets | Permission.SeeOwnUnit)]
public sealed record TicketDetails(TicketNumber Number) : IQuestion<TicketView>
{
    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : IQuestionHandler<TicketDetails, TicketView>
    {
        public async Task<TicketView> Handle(TicketDetails request, CancellationToken ct)
        {
            var ticket = await HotlineDb.Whole(db.Tickets.AsNoTracking()).SingleOrDefaultAsync(t => t.Number == request.Number, ct)
                ?? throw new NotThere(request.Number.ToString());
            var handler = ticket.LeadAssignment?.Handler;
            var mergedIn = ticket.Children == 0 ? [] : await db.Tickets.Where(t => t.Parent == request.Number).Select(t => t.Number).ToListAsync(ct);
            return new TicketView(
                ticket,
                CallerShown.To(me, ticket) ? MaskedCaller.Of(ticket.Appeal.Caller) : null,
                [.. Mine.Open(me, ticket)],
                city.Now.Clocks(ticket),
                handler is null ? null : await db.Users.Where(a => a.Id == handler).Select(a => a.Name).SingleOrDefaultAsync(ct),
                CallerShown.MayReveal(me, ticket),
                mergedIn)
            {
                Part = Mine.Part(me, ticket, TicketAction.CoReply),
            };
        }
    }
}

/// <summary>Who may know what of a caller (GB/T 33358: on request the caller's identity is confidential).</summary>
public static class CallerShown
{
    private const Permission centre = Permission.Intake | Permission.Dispatch | Permission.FollowUp;

    /// <summary>Whether even the masked caller is shown: a confidential one to the centre's people only.</summary>
    public static bool To(CurrentUser me, Ticket ticket) => !ticket.Appeal.Confidential || me.May(centre);

    /// <summary>Of these tickets, those that a telephone may lead this person to: for a unit only what it must call about, and never a confidential one (who reported whom must not be learnt by trying numbers).</summary>
    public static IQueryable<Ticket> ByPhone(CurrentUser me, IQueryable<Ticket> tickets)
    {
        if (me.May(centre))
        {
            return tickets;
        }

        DepartmentCode?[] units = [.. me.Units.Select(u => (DepartmentCode?)u)];
        tickets = tickets.Where(t => !t.Appeal.Confidential && units.Contains(t.Lead));
        var account = me.Account;
        return me.OnlyAssigned ? tickets.Where(t => t.Assignments.Any(a => a.Handler == account && a.RelievedAt == null && a.Kind == AssignmentKind.Lead)) : tickets;
    }

    /// <summary>Whether this person may unmask, giving a reason: the centre's people, and the unit that has the ticket and must call.</summary>
    public static bool MayReveal(CurrentUser me, Ticket ticket) =>
        !ticket.Appeal.Caller.Anonymous && To(me, ticket) && me.May(Permission.RevealCaller)
        && (me.May(centre) || (ticket.LeadAssignment is { } lead && me.Units.Contains(lead.Unit) && (!me.OnlyAssigned || lead.Handler == me.Account)));
}
