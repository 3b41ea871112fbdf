using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;

namespace Hotline.Web.Data;

internal sealed partial class SeedTale
{
    private static readonly Channel[] byCitizen = [Channel.Web, Channel.WeChat, Channel.App];
    private TicketNumber number;
    private string queryCodeHash = "";

    private void Register()
    {
        var by = byCitizen.Contains(plan.Appeal.Channel) ? Actor.Citizen : world.Cast.Centre(Role.Operator);
        var received = plan.ReceivedBefore is { } before ? at - before : (DateTimeOffset?)null;
        // Six in a hundred are completed after the call.
        var later = plan.Appeal.DesiredOutcome.Length > 0 && by != Actor.Citizen && Dice.Chance(0.06);
        var appeal = plan.Appeal with
        {
            ReceivedAt = received,
            DesiredOutcome = later ? "" : plan.Appeal.DesiredOutcome,
            Category = by != Actor.Citizen && (story.Direct || Dice.Chance(0.6)) ? plan.Text.Category : null,
        };
        acts.Add(new SeedAct(at, by, stamp => Ticket = Domain.Tickets.Ticket.Register(number, appeal, plan.Suggested, queryCodeHash, world.Limits.Version, stamp)));
        if (by == Actor.Citizen && story.Direct)
        {
            // Citizens choose no category; nothing is answered without one.
            Then(Times.Office(at, 5, 90), world.Cast.Centre(Role.Operator), stamp => Ticket!.Amend(Ticket.Appeal with { Category = plan.Text.Category }, stamp));
        }

        if (later)
        {
            Then(Times.Anytime(at, 2, 6), by, stamp => Ticket!.Amend(Ticket.Appeal with { DesiredOutcome = plan.Appeal.DesiredOutcome }, stamp));
        }
    }

    private void AnswerDirectly()
    {
        var online = acts[0].By == Actor.Citizen;
        var by = online ? world.Cast.Centre(Role.Operator) : acts[0].By;
        Then(online ? Times.Office(at, 10, 160) : Times.Anytime(at, 3, 9), by, stamp => Ticket!.AnswerDirectly(plan.Text.Answer, stamp));
    }

    private void Decline()
    {
        var reason = world.City.DeclineReasons.First(r => r.Code == plan.Text.Code);
        Then(Times.Anytime(at, 3, 25), world.Cast.Centre(Role.Operator), stamp => Ticket!.Decline(reason.Code, reason.Told, stamp));
    }

    private void Transfer() => Then(Times.Anytime(at, 1, 3), acts[0].By, stamp => Ticket!.Transfer(plan.Text.Code, plan.Text.Answer, stamp));

    private void Withdraw()
    {
        var note = world.Notes.For("withdraw", plan.Story);
        Then(Times.Anytime(at, 30, 900), world.Cast.Centre(Role.Operator), stamp => Ticket!.Withdraw(note, stamp));
    }

    private void Dispatch()
    {
        var late = Dice.Chance(0.05);
        var when = Critical ? Times.Anytime(at, 2, 12) : Hurry ? Times.Anytime(at, 5, late ? 80 : 45) : Times.Office(at, 4, late ? 420 : 170);
        var note = Dice.Chance(0.35) ? world.Notes.For("dispatch", plan.Story) : null;
        var dispatcher = world.Cast.Centre(Role.Dispatcher);
        var first = story.Detour is SeedDetour.Redirected or SeedDetour.ReturnGranted or SeedDetour.RuledAway ? plan.Wrong : plan.Right;
        Then(when, dispatcher, stamp => Ticket!.Dispatch(first, note, stamp));
        if (Hurry)
        {
            var answered = world.Cast.Liaison(first.Lead).Name;
            Then(Times.Anytime(at, 1, 4), dispatcher, stamp => Ticket!.LogDutyCall(answered, stamp));
        }

        if (story.Detour == SeedDetour.Redirected)
        {
            Then(Hurry ? Times.Anytime(at, 5, 20) : Times.Office(at, 20, 160), dispatcher, stamp => Ticket!.Redirect(plan.Right, null, stamp));
        }
        else if (story.Detour != SeedDetour.None)
        {
            Return(first.Lead, dispatcher);
        }
    }
}
