using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Hotline.Domain;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.CoolingOff;
using Hotline.Web.Data;
using Hotline.Web.Handling;
using Hotline.Web.Intake;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.PublicPortal;

/// Takes a citizen's appeal on the public site; answers with number and query code.
[Does(TicketAction.Register, ByCitizen = true)]
public sealed record SubmitAppeal : ICommand<Receipt>
{
    /// <summary>The form's once-key, 32 hexadecimal digits: sending the same form twice makes one ticket and shows the same receipt.</summary>
    public string? Once { get; set; }

    [Required(ErrorMessage = "TypeMissing"), EnumDataType(typeof(AppealType), ErrorMessage = "TypeMissing")]
    public AppealType? Type { get; set; }

    [Required(ErrorMessage = "TitleMissing"), StringLength(100, ErrorMessage = "TooLong")]
    public string? Title { get; set; }

    [Required(ErrorMessage = "TextMissing"), StringLength(5000, ErrorMessage = "TooLong")]
    public string? Text { get; set; }

    [StringLength(500, ErrorMessage = "TooLong")]
    public string? DesiredOutcome { get; set; }

    public string? Area { get; set; }

    [StringLength(200, ErrorMessage = "TooLong")]
    public string? Address { get; set; }

    [StringLength(60, ErrorMessage = "TooLong")]
    public string? Name { get; set; }

    [StringLength(30, ErrorMessage = "TooLong"), CustomValidation(typeof(SubmitAppeal), nameof(CheckPhone), ErrorMessage = "PhoneWrong")]
    public string? Phone { get; set; }

    [EnumDataType(typeof(CallerKind), ErrorMessage = "Invalid")]
    public CallerKind? Kind { get; set; }

    /// <summary>Name and telephone are not kept at all.</summary>
    public bool Anonymous { get; set; }

    /// <summary>No unit learns who asks.</summary>
    public bool Confidential { get; set; }

    /// <summary>An unticked box is not posted, so the box says what is not usual.</summary>
    public bool NoReplyWanted { get; set; }

    /// <summary>Tokens of photographs that were taken with this form.</summary>
    public List<string>? Photos { get; set; }

    /// <summary>Where the photographs were taken stays in them.</summary>
    public bool KeepPlace { get; set; }

    /// <summary>Question and answer may be published after redaction.</summary>
    public bool MayPublish { get; set; }

    /// <summary>个人信息保护法 art. 14 and 17: informed, then asked.</summary>
    [AllowedValues(true, ErrorMessage = "ConsentMissing")]
    public bool Consent { get; set; }

    /// <summary>People do not see this field; machines fill it in.</summary>
    [StringLength(0, ErrorMessage = "LooksAutomatic")]
    public string? Website { get; set; }

    /// <summary>A telephone, or nobody. As an attribute of the field, so that it is said together with every other mistake.</summary>
    public static ValidationResult? CheckPhone(string? phone, ValidationContext context) =>
        context.ObjectInstance is SubmitAppeal { Anonymous: true } ? ValidationResult.Success
        : string.IsNullOrWhiteSpace(phone) ? new ValidationResult("PhoneOrAnonymousWeb", [nameof(Phone)])
        : Caller.Digits(phone) is null ? new ValidationResult("PhoneWrong", [nameof(Phone)])
        : ValidationResult.Success;

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city, Registrar registrar, Randomness random, Filing filing) : ICommandHandler<SubmitAppeal, Receipt>
    {
        // How long a repeated sending (refresh, second click, slow network) still gets the code shown again.
        private static readonly TimeSpan repeatable = TimeSpan.FromMinutes(30);

        public async Task<Receipt> Handle(SubmitAppeal request, CancellationToken ct)
        {
            city.Now.CheckCodes(null, request.Area, null);
            var once = request.Once is { Length: 32 } key && key.All(char.IsAsciiHexDigitLower) ? key : random.Key();
            var code = CodeOf(once);
            var appeal = Appeal(request, once);
            var receipt = await registrar.Register(appeal, ct, code: code);
            if (!receipt.Again)
            {
                // After the repeated sending was told apart: its ticket is counted already.
                await db.CheckCoolingOff(city.Now, appeal.Caller, me.Stamp().At, ct);
            }

            if (!receipt.Again && request.Photos is { Count: > 0 } photos)
            {
                Refusal.When(photos.Count > CitizenPhotos.Most, RefusalCode.TooManyPhotos, $"{photos.Count} photographs");
                filing.Attach(db.Tickets.Local.Single(t => t.Number == receipt.Number), TicketAction.Register, photos, me.Stamp(), CitizenPhotos.OwnerOf(once));
            }

            return receipt.Again ? receipt with { QueryCode = await StillGood(receipt.Number, code, ct) ? code : "" } : receipt;
        }

        private Appeal Appeal(SubmitAppeal request, string once) => new()
        {
            Channel = Channel.Web,
            Type = request.Type!.Value,
            Title = request.Title!.Trim(),
            Text = request.Text!.Trim(),
            DesiredOutcome = request.DesiredOutcome?.Trim() ?? "",
            Caller = request.Anonymous
                ? Caller.Nobody with { Kind = request.Kind ?? CallerKind.Person }
                : new Caller(request.Name?.Trim() ?? "", [Caller.Digits(request.Phone)!], request.Kind ?? CallerKind.Person),
            Address = request.Address?.Trim() ?? "",
            Area = request.Area is { Length: > 0 } area ? new AreaCode(area) : null,
            Confidential = request.Confidential,
            ReplyWanted = !request.NoReplyWanted,
            MayPublish = request.MayPublish,
            // Not the key itself: whoever reads the ticket must not be able to ask for its receipt.
            ForeignId = $"web:{db.Vault.Lasting("web-once", once)}",
        };

        // The code comes from the key by a keyed hash, so a repeated sending can be told the same code though the store holds its hash only.
        private string CodeOf(string once) =>
            (ulong.Parse(db.Vault.Lasting("web-code", once).AsSpan(0, 16), NumberStyles.HexNumber, CultureInfo.InvariantCulture) % 100_000_000).ToString("00000000", CultureInfo.InvariantCulture);

        private async Task<bool> StillGood(TicketNumber number, string code, CancellationToken ct) =>
            await db.Opens(OwnTicket.Key(db.Vault, number.ToString(), code), ct)
            && await db.Tickets.AnyAsync(t => t.Number == number && t.RegisteredAt > me.Stamp().At - repeatable, ct);
    }
}
