using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Promises;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Handling;

/// Hands in what was done, for review and then for the citizen.
[Does(TicketAction.Reply)]
public sealed record ReplyToTicket : ITicketCommand, IValidatableObject
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    [Required(ErrorMessage = "ResultMissing"), EnumDataType(typeof(ResultKind), ErrorMessage = "Invalid")]
    public ResultKind? Result { get; set; }

    [Required(ErrorMessage = "AnswerMissing"), StringLength(LongestText, ErrorMessage = "TooLong")]
    public string Text { get; set; } = "";

    /// <summary>An answer for each point of the appeal, in their order; empty where there is but one.</summary>
    public IReadOnlyList<string> Answers { get; set; } = [];

    /// <summary>When it was done.</summary>
    public DateOnly? DoneOn { get; set; }

    /// <summary>The law, rule or document it rests on.</summary>
    [StringLength(300, ErrorMessage = "TooLong")]
    public string Basis { get; set; } = "";

    /// <summary>When the photographs among the files were taken, on the city's clocks.</summary>
    public DateTime? PhotographedAt { get; set; }

    /// <summary>Dates in the words that the handler confirms as promises.</summary>
    public IReadOnlyList<PromiseMade> Promises { get; set; } = [];

    /// <summary>When it will be done, where it cannot be done now.</summary>
    public DateOnly? PromisedOn { get; set; }

    /// <summary>Tokens of <see cref="StageUpload"/>.</summary>
    public IReadOnlyList<string> Files { get; set; } = [];

    /// <summary>Characters of a reply, and of an answer to a point.</summary>
    public const int LongestText = 5_000;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Answers.Count > WishPoints.Most || Answers.Any(a => a.Length > LongestText))
        {
            yield return new ValidationResult("TooLong", [nameof(Answers)]);
        }

        if (Promises.Count > WishPoints.Most || Promises.Any(p => p.Words.Length > 60))
        {
            yield return new ValidationResult("TooLong", [nameof(Promises)]);
        }
    }

    private ReplyProof Proof(TimeZoneInfo zone) => new(
        [.. Answers.Select(a => a.Trim())], DoneOn, Basis.Trim() is { Length: > 0 } basis ? basis : null,
        PhotographedAt is { } at ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Unspecified), zone.GetUtcOffset(at)) : null);

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city, Filing filing) : ICommandHandler<ReplyToTicket>
    {
        public async Task Handle(ReplyToTicket request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            var stamp = me.Stamp();
            if (city.Now.LeadWaitsForParts(city.Now.Day(stamp.At)))
            {
                ticket.ExpectParts(unit => city.Now.UnitName(unit));
            }

            var promised = request.Result == ResultKind.CannotNow ? request.PromisedOn : null;
            var today = city.Now.Day(stamp.At);
            var proof = request.Proof(city.Now.Time.Zone);
            // Who may not reply at all is told that, not what the reply lacks.
            ticket.Reply(request.Result!.Value, request.Text, promised, today, stamp, proof, request.Promises);
            Check(city.Now.Proof.Gaps(ticket.Appeal, request.Result.Value, request.Text, proof, request.Files.Count, today));
            filing.Attach(ticket, TicketAction.Reply, request.Files, stamp);
        }

        private static void Check(IReadOnlyList<ProofGap> gaps)
        {
            var wrong = gaps.Where(g => g.Blocks).Select(g => new FieldError(FieldOf(g), $"Proof{g.Demand}")).ToList();
            if (wrong.Count > 0)
            {
                throw new Invalid(wrong);
            }
        }

        private static string FieldOf(ProofGap gap) => gap.Demand switch
        {
            ProofDemand.Points => $"{nameof(Answers)}.{gap.Point}",
            ProofDemand.DoneOn => nameof(DoneOn),
            ProofDemand.Basis => nameof(Basis),
            ProofDemand.Evidence => nameof(Files),
            _ => nameof(Text),
        };
    }
}
