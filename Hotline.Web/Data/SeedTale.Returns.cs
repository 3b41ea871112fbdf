using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;

namespace Hotline.Web.Data;

internal sealed partial class SeedTale
{
    private void Return(DepartmentCode unit, Actor dispatcher)
    {
        var mistaken = story.Detour is SeedDetour.ReturnGranted or SeedDetour.RuledAway;
        var suggested = mistaken ? plan.Right.Lead : plan.Wrong.Lead;
        var reason = world.Notes.For("return", plan.Story, world.City.UnitName(suggested));
        Then(Hurry ? Times.Anytime(at, 10, 40) : Times.Office(at, 40, 400), world.Cast.Liaison(unit),
            stamp => Ticket!.AskReturn("not-ours", reason, plan.Basis, suggested, LeaderApproval.Needed, world.Limits.Requests(), world.City.Time, stamp));
        if (story.Detour == SeedDetour.LeaderPending || !Led(unit))
        {
            return;
        }

        var decided = Soon();
        if (story.Detour == SeedDetour.ReturnGranted)
        {
            Then(decided, dispatcher, stamp => Ticket!.GrantReturn(plan.Right, null, stamp));
        }
        else if (story.Detour != SeedDetour.ReturnPending)
        {
            var note = world.Notes.For("refuse-return", plan.Story);
            Then(decided, dispatcher, stamp => Ticket!.RefuseReturn(note, stamp));
            Dispute(unit);
        }
    }

    // Whether the leader let it go.
    private bool Led(DepartmentCode unit)
    {
        var stops = story.Detour == SeedDetour.LeaderStopped;
        var note = world.Notes.For(stops ? "stop-request" : "approve-request", plan.Story);
        var leader = world.Cast.Leader(unit);
        Then(Soon(), leader, stops ? stamp => Ticket!.StopRequest(note, stamp) : stamp => Ticket!.ApproveRequest(note, world.Limits.Requests(), stamp));
        return !stops;
    }

    private void Dispute(DepartmentCode unit)
    {
        if (story.Detour is not (SeedDetour.Disputed or SeedDetour.RuledAway or SeedDetour.RuledToStay))
        {
            return;
        }

        var argument = world.Notes.For("dispute", plan.Story);
        Then(Soon(), world.Cast.Liaison(unit), stamp => Ticket!.DisputeReturn(argument, world.Limits.Requests(), world.City.Time, stamp));
        if (story.Detour == SeedDetour.Disputed)
        {
            return;
        }

        // The demo city's catalogue said so before: these rulings changed nothing in it.
        var stays = story.Detour == SeedDetour.RuledToStay;
        var words = new RulingGrounds(world.Notes.For(stays ? "rule-stay" : "rule", plan.Story), plan.Basis, null);
        Then(Soon(), world.Cast.Centre(Role.Supervisor), stays ? stamp => Ticket!.RuleStay(words, stamp) : stamp => Ticket!.Rule(plan.Right, words, stamp));
    }

    private DateTimeOffset Soon() => Hurry ? Times.Anytime(at, 5, 30) : Times.Office(at, 20, 200);
}
