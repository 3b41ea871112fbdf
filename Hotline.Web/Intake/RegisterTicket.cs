using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Intake;

/// Captures what a citizen says on the telephone, in a letter or in a forum; answers with number and query code.
[Does(TicketAction.Register)]
public sealed record RegisterTicket : ICommand<Receipt>, IValidatableObject
{
    /// <summary>The open form's key: saving the same form twice makes one ticket.</summary>
    public string DraftId { get; set; } = "";

    public Channel Channel { get; set; } = Channel.Phone;

    public AppealType Type { get; set; } = AppealType.Complaint;

    public Urgency Urgency { get; set; } = Urgency.Normal;

    public string? Category { get; set; }

    [Required(ErrorMessage = "TitleMissing"), StringLength(100, ErrorMessage = "TooLong")]
    public string Title { get; set; } = "";

    [Required(ErrorMessage = "TextMissing"), StringLength(20_000, ErrorMessage = "TooLong")]
    public string Text { get; set; } = "";

    [StringLength(500, ErrorMessage = "TooLong")]
    public string DesiredOutcome { get; set; } = "";

    [StringLength(30, ErrorMessage = "TooLong")]
    public string Phone { get; set; } = "";

    [StringLength(30, ErrorMessage = "TooLong")]
    public string OtherPhone { get; set; } = "";

    [StringLength(60, ErrorMessage = "TooLong")]
    public string CallerName { get; set; } = "";

    public CallerKind CallerKind { get; set; } = CallerKind.Person;

    [StringLength(200, ErrorMessage = "TooLong")]
    public string CallerAddress { get; set; } = "";

    [StringLength(200, ErrorMessage = "TooLong")]
    public string Address { get; set; } = "";

    public string? Area { get; set; }

    public bool Anonymous { get; set; }

    public bool Confidential { get; set; }

    public bool ReplyWanted { get; set; } = true;

    /// <summary>The caller was asked, and agrees to publication after redaction.</summary>
    public bool MayPublish { get; set; }

    public string? ReportedUnit { get; set; }

    public ReportedParty? ReportedParty { get; set; }

    /// <summary>The word of a law that sets limits of its own; null for the city's.</summary>
    public string? Legal { get; set; }

    /// <summary>When a letter came or a post was written; null = now.</summary>
    public DateTimeOffset? ReceivedAt { get; set; }

    [StringLength(500, ErrorMessage = "TooLong")]
    public string SourceUrl { get; set; } = "";

    [StringLength(60, ErrorMessage = "TooLong")]
    public string SourceAuthor { get; set; } = "";

    /// <summary>The operator goes on with it at once (the same matter as another ticket): the machine leaves it alone.</summary>
    public bool ByHand { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Phone.Length > 0 && Caller.Digits(Phone) is null)
        {
            yield return new ValidationResult("PhoneWrong", [nameof(Phone)]);
        }

        if (OtherPhone.Length > 0 && Caller.Digits(OtherPhone) is null)
        {
            yield return new ValidationResult("PhoneWrong", [nameof(OtherPhone)]);
        }

        if (Channel is Channel.Phone or Channel.MayorLine && !Anonymous && Phone.Length == 0)
        {
            yield return new ValidationResult("PhoneOrAnonymous", [nameof(Phone)]);
        }

        if (SourceUrl.Length > 0 && !(Uri.TryCreate(SourceUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
        {
            yield return new ValidationResult("UrlWrong", [nameof(SourceUrl)]);
        }
    }

    /// <summary>What was captured, as the domain says it.</summary>
    public Appeal ToAppeal() => new()
    {
        Channel = Channel,
        Type = Type,
        Urgency = Urgency,
        Category = Category is { Length: > 0 } code ? new CategoryCode(code) : null,
        Title = Title.Trim(),
        Text = Text.Trim(),
        DesiredOutcome = DesiredOutcome.Trim(),
        Caller = new Caller(
            CallerName.Trim(), [.. new[] { Phone, OtherPhone }.Select(Caller.Digits).OfType<string>().Distinct()], CallerKind, CallerAddress.Trim(), Anonymous),
        Address = Address.Trim(),
        Area = Area is { Length: > 0 } area ? new AreaCode(area) : null,
        Confidential = Confidential,
        ReplyWanted = ReplyWanted,
        MayPublish = MayPublish,
        ReportedUnit = ReportedUnit is { Length: > 0 } unit ? new DepartmentCode(unit) : null,
        ReportedParty = ReportedParty,
        Legal = Legal is { Length: > 0 } legal ? legal : null,
        ReceivedAt = ReceivedAt,
        ForeignId = DraftId is { Length: > 0 } draft ? $"form:{draft}" : null,
        SourceUrl = SourceUrl is { Length: > 0 } url ? url : null,
        SourceAuthor = SourceAuthor is { Length: > 0 } author ? author : null,
    };

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city, Registrar registrar) : ICommandHandler<RegisterTicket, Receipt>
    {
        public async Task<Receipt> Handle(RegisterTicket request, CancellationToken ct)
        {
            city.Now.CheckCodes(request.Category, request.Area, request.ReportedUnit);
            city.Now.Limits.InForce(city.Now.Day(me.Stamp().At)).CheckLegal(request.Legal);
            await db.Drafts.Where(d => d.Account == me.Account && d.Id == request.DraftId).ExecuteDeleteAsync(ct);
            return await registrar.Register(request.ToAppeal(), ct, byHand: request.ByHand);
        }
    }
}
