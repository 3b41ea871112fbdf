using System.ComponentModel.DataAnnotations;
using Hotline.Domain;
using Hotline.Domain.CoolingOff;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.CoolingOff;

/// Asks that a caller who keeps others from the line hold back for some days; a supervisor decides.
[Needs(Permission.Dispatch | Permission.Supervise)]
public sealed record AskCoolingOff : ICommand, IAudited
{
    /// <summary>One of the caller's tickets.</summary>
    public TicketNumber Ticket { get; init; }

    [Required(ErrorMessage = "CoolingOffReasonMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string Reason { get; set; } = "";

    [Range(1, 365, ErrorMessage = "CoolingOffDaysWrong")]
    public int Days { get; set; } = 7;

    /// <inheritdoc/>
    public string? AuditObject => Ticket.ToString();

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<AskCoolingOff>
    {
        public async Task Handle(AskCoolingOff request, CancellationToken ct)
        {
            var stamp = me.Stamp();
            if (request.Days > city.Now.CoolingOffOn(city.Now.Day(stamp.At)).LongestDays)
            {
                throw new Invalid(nameof(Days), "CoolingOffDaysWrong");
            }

            var caller = await db.Tickets.Where(t => t.Number == request.Ticket).Select(t => t.Appeal.Caller).SingleOrDefaultAsync(ct) ?? throw new NotThere(request.Ticket.ToString());
            if (caller.Anonymous || caller.Phones is not [var phone, ..])
            {
                throw new NotThere(request.Ticket.ToString());
            }

            var hash = PhoneHash.WholeOf(phone, db.Vault);
            Refusal.When(await db.CoolingOffsStanding(stamp.At).AnyAsync(c => c.Whole == hash, ct), RefusalCode.CoolingOffStands);
            db.CoolingOffs.Add(new CoolingOffCase(hash, request.Ticket, request.Reason.Trim(), request.Days, stamp));
        }
    }
}
