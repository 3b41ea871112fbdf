using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Tiers;

namespace Hotline.Web.Data;

/// <content>What a district office makes of a ticket, and how other units help.</content>
internal sealed partial class SeedTale
{
    private DepartmentCode? below;

    /// <summary>Where inside the district it belongs, and another unit there: the street of the place first.</summary>
    public static (DepartmentCode Right, DepartmentCode Other)? Streets(SeedWorld world, SeedPlan plan)
    {
        var inside = world.City.InsideDistrict(plan.Right.Lead, world.Times.Day(world.Times.Now)).Where(u => u.Code != plan.Appeal.ReportedUnit).ToList();
        var around = world.City.Gazetteer.Within(world.City.Gazetteer.Find(plan.Appeal.Area)).Select(a => a.Code).ToList();
        var right = inside.Find(u => u.Area is { } area && around.Contains(area)) ?? inside.FirstOrDefault();
        return right is null || inside.Find(u => u != right) is not { } other ? null : (right.Code, other.Code);
    }

    private void HandOn()
    {
        if (story.Tier == SeedTier.None || Streets(world, plan) is not var (right, other))
        {
            return;
        }

        var (office, mistaken) = (plan.Right.Lead, story.Tier == SeedTier.MovedInside);
        var (first, note) = (mistaken ? other : right, world.Notes.For("redispatch", plan.Story));
        Then(Soon(), world.Cast.Office(office), stamp => Ticket!.Redispatch(first, note, stamp));
        below = first;
        if (story.Tier == SeedTier.TakenBack)
        {
            var why = world.Notes.For("take-back", plan.Story);
            Then(Soon(), world.Cast.Office(office), stamp => Ticket!.TakeBack(why, stamp));
            below = null;
        }
        else if (story.Tier != SeedTier.HandedOn)
        {
            ReturnInside(office, first, mistaken ? right : other);
        }
    }

    private void ReturnInside(DepartmentCode office, DepartmentCode street, DepartmentCode suggested)
    {
        var reason = world.Notes.For("tier-return", plan.Story, world.City.UnitName(suggested));
        Then(Soon(), world.Cast.Liaison(street),
            stamp => Ticket!.AskReturn("wrong-area", reason, "行政区划图", suggested, LeaderApproval.NotNeeded, world.Limits.Requests(), world.City.Time, stamp));
        if (story.Tier == SeedTier.MovedInside)
        {
            Then(Soon(), world.Cast.Office(office), stamp => Ticket!.GrantTierReturn(suggested, null, stamp));
            below = suggested;
        }
        else if (story.Tier == SeedTier.ReturnRefused)
        {
            var note = world.Notes.For("tier-refuse", plan.Story);
            Then(Soon(), world.Cast.Office(office), stamp => Ticket!.RefuseTierReturn(note, stamp));
        }
    }

    private void Help()
    {
        var lead = Unit;
        if (story.Help == SeedHelp.Asked)
        {
            var (asked, wanted) = (plan.Wrong.Lead, world.Notes.For("ask-co", plan.Story));
            Then(Soon(), world.Cast.Liaison(lead), stamp => Ticket!.AddCoUnit(asked, wanted, stamp));
            Give(asked);
        }

        foreach (var helper in plan.Right.CoOperating.Where(_ => story.Help != SeedHelp.None || Dice.Chance(0.6)))
        {
            if (story.Help == SeedHelp.Released)
            {
                var why = world.Notes.For("release-co", plan.Story);
                Then(Soon(), world.Cast.Liaison(lead), stamp => Ticket!.ReleaseCoUnit(helper, why, stamp));
            }
            else
            {
                Give(helper);
            }
        }
    }

    private void Give(DepartmentCode helper)
    {
        Then(Soon(), world.Cast.Liaison(helper), stamp => Ticket!.CoAccept(helper, stamp));
        if (story.Help != SeedHelp.Signed)
        {
            var part = world.Notes.For("co-reply", plan.Story);
            Then(Soon(), world.Cast.Handler(helper), stamp => Ticket!.CoReply(helper, part, stamp));
        }
    }
}
