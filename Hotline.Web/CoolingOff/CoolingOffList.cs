using Hotline.Domain.CoolingOff;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.CoolingOff;

/// <summary>A case, and whom it is about.</summary>
/// <param name="Case">The case.</param>
/// <param name="Phone">Masked.</param>
/// <param name="Holds">Whether it binds now.</param>
/// <param name="Next">What the person who looks at it may do about it.</param>
/// <param name="AnothersTurn">Whether it waits for another person than the one who looks at it.</param>
public sealed record CoolingOffRow(CoolingOffCase Case, string Phone, bool Holds, CoolingOffStep Next, bool AnothersTurn);

/// <summary>What can be done about a case.</summary>
public enum CoolingOffStep
{
    /// <summary>Nothing, by this person or at all.</summary>
    None,

    /// <summary>Agree, or not: somebody else than who asked.</summary>
    Decide,

    /// <summary>Write down what the caller says against it.</summary>
    Object,

    /// <summary>Decide on the objection: a third person.</summary>
    Review,
}

/// Cooling-offs, the newest first.
[Needs(Permission.Dispatch | Permission.Supervise)]
public sealed record CoolingOffList(int Page = 1) : IQuestion<Page<CoolingOffRow>>
{
    internal sealed class Handler(HotlineDb db, CurrentUser me, TimeProvider clock) : IQuestionHandler<CoolingOffList, Page<CoolingOffRow>>
    {
        public async Task<Page<CoolingOffRow>> Handle(CoolingOffList request, CancellationToken ct)
        {
            var page = await db.CoolingOffs.AsNoTracking().OrderByDescending(c => c.Id).Page(request.Page, ct);
            TicketNumber[] numbers = [.. page.Rows.Select(c => c.Ticket)];
            var phones = await db.Tickets.Where(t => numbers.Contains(t.Number)).Select(t => new { t.Number, t.Appeal.Caller }).ToDictionaryAsync(t => t.Number, t => t.Caller.MaskedPhone, ct);
            var now = clock.GetUtcNow();
            return new Page<CoolingOffRow>([.. page.Rows.Select(c => Row(c, phones.GetValueOrDefault(c.Ticket) ?? "", c.HoldsAt(now)))], page.Total, page.Number, Paging.Size);
        }

        private CoolingOffRow Row(CoolingOffCase one, string phone, bool holds)
        {
            var due = one.State == CoolingOffState.Asked ? CoolingOffStep.Decide
                : !holds || one.Review is not null ? CoolingOffStep.None
                : one.Objection is null ? CoolingOffStep.Object : CoolingOffStep.Review;
            var mine = me.May(Permission.Supervise) && due switch
            {
                CoolingOffStep.Decide => one.AskedBy != me.Account,
                CoolingOffStep.Review => one.AskedBy != me.Account && one.DecidedBy != me.Account,
                _ => true,
            };
            return new CoolingOffRow(one, phone, holds, mine ? due : CoolingOffStep.None, !mine && due is (CoolingOffStep.Decide or CoolingOffStep.Review));
        }
    }
}
