using System.Globalization;
using Hotline.Domain.Deadlines;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.FollowUp;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Notifications;

/// <summary>
/// Tells citizens by short message what became of their appeal: who has it and until when, every change with its reason, that there is an answer to rate.
/// Asked at every save, whoever saves, so that no way of acting can forget it. Without a gateway, or a mobile number, or a wish to hear of it, nobody is written to.
/// </summary>
public sealed class CitizenMessages(City city, SmsGateway gateway, RateLinks links, Randomness random, TimeProvider clock, IConfiguration settings)
{
    // What an import or the seed tells of the past is told to nobody.
    private static readonly TimeSpan fresh = TimeSpan.FromHours(1);
    private static readonly CultureInfo chinese = CultureInfo.GetCultureInfo("zh-CN");

    /// <summary>Whether this citizen can be written to at all.</summary>
    public bool Reaches(Ticket ticket) => gateway.Exists && ticket.FollowUpDue && Mobile(ticket) is not null;

    /// <summary>Whether there are links to send: the site's address is known.</summary>
    public bool HasLinks => links.Address.Length > 0;

    /// <summary>Looks at what has just happened to a ticket whose due dates are already reckoned.</summary>
    public async Task Tell(HotlineDb db, Ticket ticket, IReadOnlyList<TicketEvent> happened, CancellationToken ct)
    {
        foreach (var one in happened.Where(e => e.At > clock.GetUtcNow() - fresh))
        {
            if (Occasion(ticket, one) is { } kind && Reaches(ticket) && city.Now.CitizenTemplates.FirstOrDefault(t => t.Kind == kind && t.InForce(city.Now.Day(one.At))) is { } template)
            {
                await Write(db, ticket, one, template, ct);
            }
        }
    }

    private OutboxKind? Occasion(Ticket ticket, TicketEvent happened) => happened.Action switch
    {
        TicketAction.Accept or TicketAction.AutoSign => Signed(ticket, happened),
        TicketAction.GrantExtension => OutboxKind.Extended,
        TicketAction.Decline => OutboxKind.Declined,
        TicketAction.Merge => OutboxKind.Merged,
        TicketAction.Redo => OutboxKind.Redone,
        TicketAction.CloseUnreached or TicketAction.CloseUncalled => OutboxKind.Closed,
        TicketAction.LogAttempt when ticket.AttemptDays(city.Now.Day) >= city.Now.FollowUpOn(city.Now.Day(happened.At)).Attempts => OutboxKind.LastInvite,
        _ when happened.To == TicketState.ToFollowUp && happened.From != TicketState.ToFollowUp => OutboxKind.Invite,
        _ => null,
    };

    // The first signature is the letter; a later one is news where another unit gives it.
    private static OutboxKind? Signed(Ticket ticket, TicketEvent happened)
    {
        var before = ticket.Events.LastOrDefault(e => e.Sequence < happened.Sequence && (e.Action is TicketAction.Accept or TicketAction.AutoSign));
        return before is null ? OutboxKind.Letter : before.Unit != happened.Unit ? OutboxKind.UnitChanged : null;
    }

    private async Task Write(HotlineDb db, Ticket ticket, TicketEvent happened, CitizenTemplate template, CancellationToken ct)
    {
        var key = random.Key();
        var until = ticket.AnswerBy ?? city.Now.Time.Add(happened.At, new Budget(city.Now.FollowUpOn(city.Now.Day(happened.At)).LinkDays, BudgetUnit.CalendarDay)).At;
        if (template.HasLink)
        {
            // The last invitation replaces the first: of a citizen's links one is good.
            if (!HasLinks)
            {
                return;
            }

            await links.Replace(db, key, ticket, until, happened.At, ct);
        }

        var text = template.Fill(Values(ticket, happened, until));
        db.OutboxMessages.Add(OutboxMessage.ToCitizen(key, template.Kind, ticket.Number, ticket.Appeal.Caller.MaskedName, Mobile(ticket)!, text, Leaves(happened.At), happened.At));
    }

    private Dictionary<string, string> Values(Ticket ticket, TicketEvent happened, DateTimeOffset until)
    {
        var overall = city.Now.Clocks(ticket).FirstOrDefault(c => c.Clock == (ticket.Redone > 0 ? ClockName.Redo : ClockName.Handle));
        var reason = ticket.State == TicketState.Declined ? city.Now.DeclineReasons.FirstOrDefault(r => r.Code == ticket.EndCode) : null;
        return new()
        {
            ["number"] = ticket.Number.ToString(),
            ["telephone"] = settings["Hotline:Footer:Telephone"] ?? "12345",
            ["unit"] = city.Now.UnitName(ticket.Lead),
            ["limit"] = overall is null ? "" : Said(overall.Budget),
            ["due"] = overall is null ? "" : SaidDay(overall.DueAt),
            ["until"] = SaidDay(until.AddMinutes(-1)),
            ["reason"] = reason?.Told ?? ticket.Requests.LastOrDefault(r => r.Kind == UnitRequestKind.Extension && r.DecidedAt == happened.At)?.Told ?? "",
            ["channel"] = reason?.Channel ?? "",
        };
    }

    private string SaidDay(DateTimeOffset at) => city.Now.Time.Local(at).ToString("M月d日（ddd）", chinese);

    private static string Said(Budget budget) => $"{budget.Amount}{(budget.Unit switch
    {
        BudgetUnit.WorkingDay => "个工作日",
        BudgetUnit.CalendarDay => "天",
        BudgetUnit.WorkingHour => "个工作小时",
        BudgetUnit.Hour => "小时",
        _ => "分钟",
    })}";

    // Nobody is woken: what is written at night leaves in the morning.
    private DateTimeOffset Leaves(DateTimeOffset at)
    {
        var (local, hours) = (city.Now.Time.Local(at), city.Now.FollowUpOn(city.Now.Day(at)));
        var time = TimeOnly.FromDateTime(local.DateTime);
        if (!time.IsBetween(hours.QuietFrom, hours.QuietUntil))
        {
            return at;
        }

        var day = DateOnly.FromDateTime(local.DateTime);
        return new DateTimeOffset((time < hours.QuietUntil ? day : day.AddDays(1)).ToDateTime(hours.QuietUntil), local.Offset);
    }

    // 1[3-9]… of eleven digits: landlines take no short messages.
    private static string? Mobile(Ticket ticket) => ticket.Appeal.Caller.Phones.FirstOrDefault(p => p.Length == 11 && p[0] == '1' && p[1] is >= '3' and <= '9');
}
