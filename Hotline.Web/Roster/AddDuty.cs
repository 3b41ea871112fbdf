using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Hotline.Domain.Roster;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Roster;

/// Enters one line into a unit's duty roster.
[Needs(DutyReach.Demanded)]
public sealed record AddDuty : ICommand, IAudited
{
    [Required(ErrorMessage = "DutyUnitMissing")]
    public string Unit { get; set; } = "";

    [Required(ErrorMessage = "DutyDaysMissing")]
    public string Days { get; set; } = "";

    public string From { get; set; } = "";

    public string To { get; set; } = "";

    [Required(ErrorMessage = "DutyNameMissing"), StringLength(60, ErrorMessage = "TooLong")]
    public string Name { get; set; } = "";

    [StringLength(30, ErrorMessage = "TooLong")]
    public string Phone { get; set; } = "";

    public string ValidFrom { get; set; } = "";

    public string ValidTo { get; set; } = "";

    /// <inheritdoc/>
    public string? AuditObject => Unit;

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<AddDuty>
    {
        public Task Handle(AddDuty request, CancellationToken ct)
        {
            var unit = city.Now.Unit(new DepartmentCode(request.Unit)) ?? throw new Invalid(nameof(Unit), "DutyUnitMissing");
            me.CheckEdits(unit.Code);
            var days = DutyText.Days(request.Days) ?? throw new Invalid(nameof(Days), "DutyDaysMissing");
            var from = DutyText.Time(request.From) ?? throw new Invalid(nameof(From), "DutyTimeWrong");
            var to = DutyText.Time(request.To) ?? throw new Invalid(nameof(To), "DutyTimeWrong");
            var phone = Caller.Digits(request.Phone) ?? throw new Invalid(nameof(Phone), "PhoneWrong");
            var first = Day(request.ValidFrom) ?? throw new Invalid(nameof(ValidFrom), "DutyDateWrong");
            var last = request.ValidTo.Length == 0 ? (DateOnly?)null : Day(request.ValidTo) ?? throw new Invalid(nameof(ValidTo), "DutyDateWrong");
            db.DutyEntries.Add(last < first ? throw new Invalid(nameof(ValidTo), "DutyDateWrong") : new DutyEntry(unit.Code, days, from, to, request.Name.Trim(), phone, first, last, me.Stamp()));
            return Task.CompletedTask;
        }

        private static DateOnly? Day(string text) => DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }
}
