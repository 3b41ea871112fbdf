using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Tickets;

namespace Hotline.Web.Intake;

/// Corrects what was mistyped; the timeline keeps which fields were changed, never what stood in them.
[Does(TicketAction.Amend)]
public sealed record AmendTicket : ITicketCommand, IValidatableObject
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    public AppealType Type { get; set; }

    public Urgency Urgency { get; set; }

    public string? Category { get; set; }

    [Required(ErrorMessage = "TitleMissing"), StringLength(100, ErrorMessage = "TooLong")]
    public string Title { get; set; } = "";

    [Required(ErrorMessage = "TextMissing"), StringLength(20_000, ErrorMessage = "TooLong")]
    public string Text { get; set; } = "";

    [StringLength(500, ErrorMessage = "TooLong")]
    public string DesiredOutcome { get; set; } = "";

    [StringLength(200, ErrorMessage = "TooLong")]
    public string Address { get; set; } = "";

    /// <summary>Empty: found anew from the address.</summary>
    public string? Area { get; set; }

    public bool Confidential { get; set; }

    public bool ReplyWanted { get; set; }

    /// <summary>The caller agrees to publication after redaction.</summary>
    public bool MayPublish { get; set; }

    public string? ReportedUnit { get; set; }

    public ReportedParty? ReportedParty { get; set; }

    /// <summary>The word of a law that sets limits of its own; null for the city's.</summary>
    public string? Legal { get; set; }

    /// <summary>The caller's fields: left empty, what was registered stays.</summary>
    [StringLength(30, ErrorMessage = "TooLong")]
    public string Phone { get; set; } = "";

    [StringLength(60, ErrorMessage = "TooLong")]
    public string CallerName { get; set; } = "";

    [StringLength(200, ErrorMessage = "TooLong")]
    public string CallerAddress { get; set; } = "";

    /// <summary>The form as the ticket stands; the caller is not in it.</summary>
    public static AmendTicket Of(Ticket ticket) => new()
    {
        Number = ticket.Number, Version = ticket.Version, Type = ticket.Appeal.Type, Urgency = ticket.Appeal.Urgency, Category = ticket.Appeal.Category?.Value,
        Title = ticket.Appeal.Title, Text = ticket.Appeal.Text, DesiredOutcome = ticket.Appeal.DesiredOutcome, Address = ticket.Appeal.Address,
        Area = ticket.Appeal.Area?.Value, Confidential = ticket.Appeal.Confidential, ReplyWanted = ticket.Appeal.ReplyWanted, MayPublish = ticket.Appeal.MayPublish,
        ReportedUnit = ticket.Appeal.ReportedUnit?.Value, ReportedParty = ticket.Appeal.ReportedParty, Legal = ticket.Appeal.Legal,
    };

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Phone.Length > 0 && Caller.Digits(Phone) is null)
        {
            yield return new ValidationResult("PhoneWrong", [nameof(Phone)]);
        }
    }

    private bool NamesCaller => Phone.Length + CallerName.Length + CallerAddress.Length > 0;

    private Appeal Corrected(Appeal was, Gazetteer gazetteer) => was with
    {
        Type = Type, Urgency = Urgency, Category = Category is { Length: > 0 } code ? new CategoryCode(code) : null,
        Title = Title.Trim(), Text = Text.Trim(), DesiredOutcome = DesiredOutcome.Trim(), Address = Address.Trim(),
        Area = Area is { Length: > 0 } area ? new AreaCode(area) : was.Area is null && Address.Trim() == was.Address ? null : gazetteer.Locate(Address)?.Area.Code,
        Confidential = Confidential, ReplyWanted = ReplyWanted, MayPublish = MayPublish, ReportedUnit = ReportedUnit is { Length: > 0 } unit ? new DepartmentCode(unit) : null,
        ReportedParty = ReportedParty, Legal = Legal is { Length: > 0 } legal ? legal : null, Caller = NamesCaller ? Corrected(was.Caller) : was.Caller,
    };

    // A corrected number takes the place of the first, which is the one that is called back.
    private Caller Corrected(Caller was) => was with
    {
        Name = CallerName.Trim() is { Length: > 0 } name ? name : was.Name,
        Phones = Caller.Digits(Phone) is { } digits ? [digits, .. was.Phones.Skip(1).Where(p => p != digits)] : was.Phones,
        Address = CallerAddress.Trim() is { Length: > 0 } address ? address : was.Address,
    };

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<AmendTicket>
    {
        public async Task Handle(AmendTicket request, CancellationToken ct)
        {
            city.Now.CheckCodes(request.Category, request.Area, request.ReportedUnit);
            var ticket = await db.Load(request, ct);
            if (request.NamesCaller && !CallerShown.MayReveal(me, ticket))
            {
                throw new Forbidden($"{me.Account} may not amend the caller of {ticket.Number}");
            }

            city.Now.LimitsOf(ticket).CheckLegal(request.Legal);
            ticket.Amend(request.Corrected(ticket.Appeal, city.Now.Gazetteer), me.Stamp());
        }
    }
}
