using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Runtime.Serialization;
using Hotline.Domain;
using Hotline.Domain.Complaints;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Notifications;
using Hotline.Web.Platform;
using Hotline.Web.PublicPortal;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Complaints;

/// <summary>It was taken in. The audit trail names the complaint, not the ticket: who may read the trail shall not learn from it about whose handling somebody complains.</summary>
public sealed record ComplaintReceipt(long Id, DateTimeOffset DueAt) : IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => NameOf(Id);

    /// <summary>What the trail calls a complaint.</summary>
    public static string NameOf(long id) => string.Create(CultureInfo.InvariantCulture, $"TS{id}");
}

/// A citizen complains of how the own ticket is handled, on the public site or by telephone; the supervisor is told, and nobody else.
[Needs(Permission.Citizen | Permission.Intake)]
public sealed record FileComplaint : ICommand<ComplaintReceipt>
{
    /// <summary>The citizen's right to the ticket.</summary>
    [IgnoreDataMember]
    public TicketAccess Access { get; set; } = TicketAccess.None;

    /// <summary>The ticket an operator has before them; a citizen's is the one that was opened.</summary>
    [IgnoreDataMember]
    public TicketNumber Number { get; set; }

    [Required(ErrorMessage = "ComplaintKindMissing")]
    public string? Kind { get; set; }

    /// <summary>A ticket no unit has can only be the centre's fault.</summary>
    [EnumDataType(typeof(ComplaintAbout), ErrorMessage = "Invalid")]
    public ComplaintAbout About { get; set; } = ComplaintAbout.Unit;

    [Required(ErrorMessage = "TextMissing"), StringLength(2000, ErrorMessage = "TooLong")]
    public string? Text { get; set; }

    /// <summary>An unticked box is not posted, so the box says what is not usual.</summary>
    public bool NoReplyWanted { get; set; }

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<FileComplaint, ComplaintReceipt>
    {
        public async Task<ComplaintReceipt> Handle(FileComplaint request, CancellationToken ct)
        {
            var (byStaff, stamp) = (me.May(Permission.Intake), me.Stamp());
            var number = byStaff ? request.Number : await Own(request.Access, ct);
            if (!city.Now.ComplaintKinds.Any(k => k.Code == request.Kind && k.InForce(city.Now.Day(stamp.At))))
            {
                throw new Invalid(nameof(Kind), "ComplaintKindMissing");
            }

            var (unit, round) = await Handled(number, ct);
            // An operator does not read complaints, and must be told all the same that one waits.
            var stands = await db.Complaints.IgnoreQueryFilters([HotlineDb.ComplaintReaders, HotlineDb.NotOfMe]).AnyAsync(c => c.Ticket == number && c.Round == round && c.State == ComplaintState.Open, ct);
            Refusal.When(stands, RefusalCode.ComplaintStands);
            var complaint = new HandlingComplaint(
                number, round, request.About == ComplaintAbout.Centre ? null : unit, request.Kind!, request.Text!.Trim(), !request.NoReplyWanted,
                byStaff ? ComplaintVia.Phone : ComplaintVia.Web, city.Now.ComplaintDue(stamp.At), stamp);
            db.Complaints.Add(complaint);
            // The notice and the trail need its number.
            await db.SaveChangesAsync(ct);
            db.Notices.Add(Notice.About(NoticeTopic.Complaint, number, stamp.At, Permission.Supervise, complaint.Id));
            return new ComplaintReceipt(complaint.Id, complaint.DueAt);
        }

        private async Task<TicketNumber> Own(TicketAccess access, CancellationToken ct) =>
            await db.Opens(access, ct) ? access.Number : throw new NotThere(access.Number.ToString());

        // A merged ticket is handled where its parent is.
        private async Task<(DepartmentCode? Unit, int Round)> Handled(TicketNumber number, CancellationToken ct)
        {
            var ticket = await db.Tickets.Where(t => t.Number == number).Select(t => new { t.Lead, t.Redone, t.State, t.Parent }).SingleOrDefaultAsync(ct) ?? throw new NotThere(number.ToString());
            var unit = ticket is { State: TicketState.Merged, Parent: { } parent } ? await db.Tickets.Where(t => t.Number == parent).Select(t => t.Lead).SingleOrDefaultAsync(ct) : ticket.Lead;
            return (unit, ticket.Redone + 1);
        }
    }
}
