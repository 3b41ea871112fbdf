using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Hotline.Domain.Roster;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Roster;

/// <summary>How many lines were entered.</summary>
public sealed record DutyImported(int Count) : IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => Count.ToString(CultureInfo.InvariantCulture);
}

/// Enters a file of duties, all of it or nothing; lines the roster has already are left as they are.
[Needs(DutyReach.Demanded)]
public sealed record ImportDuty : ICommand<DutyImported>
{
    [Required(ErrorMessage = "TextMissing"), StringLength(200_000, ErrorMessage = "TooLong")]
    public string Text { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<ImportDuty, DutyImported>
    {
        public async Task<DutyImported> Handle(ImportDuty request, CancellationToken ct)
        {
            var plan = await DutyPreview.Plan(db, me, city.Now, request.Text, ct);
            if (plan.Wrong.Count > 0)
            {
                throw new Invalid(nameof(Text), "DutyFileWrong");
            }

            db.DutyEntries.AddRange(plan.Fresh.Select(l => new DutyEntry(l.Unit, l.Days, l.From, l.To, l.Name, l.Phone, l.ValidFrom, l.ValidTo, me.Stamp())));
            return new DutyImported(plan.Fresh.Count);
        }
    }
}
