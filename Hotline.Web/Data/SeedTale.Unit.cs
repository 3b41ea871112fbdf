using Hotline.Domain;
using Hotline.Domain.Deadlines;
using Hotline.Domain.Identity;
using Hotline.Domain.Promises;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;

namespace Hotline.Web.Data;

internal sealed partial class SeedTale
{
    // Inside a district whoever the office handed it on to.
    private DepartmentCode Unit => below ?? plan.Right.Lead;

    private void Accept()
    {
        var late = !Hurry && Dice.Chance(0.07);
        var when = Critical ? Times.Anytime(at, 3, 20) : Hurry ? Times.Anytime(at, 10, 90) : Times.Office(at, late ? 500 : 15, late ? 900 : 330);
        var unit = Unit;
        if (story.Tier != SeedTier.TakenBack)
        {
            Then(when, world.Cast.Liaison(unit), stamp => Ticket!.Accept(stamp));
        }

        if (world.Cast.Assignable(Unit) is { } handler && Dice.Chance(0.75))
        {
            Then(Times.Anytime(at, 3, 40), world.Cast.Liaison(Unit), stamp => Ticket!.AssignHandler(handler.Account, handler.Name, stamp));
        }

        Contact();
        if (story.Extension != SeedExtension.None)
        {
            Extend();
        }
        else if (!Hurry && Dice.Chance(0.1))
        {
            Interrupt();
        }
    }

    private void Contact()
    {
        if (!plan.Appeal.Caller.CanBeCalled || Dice.Chance(0.15))
        {
            return;
        }

        var handler = world.Cast.Handler(Unit);
        if (Dice.Chance(0.25))
        {
            var failed = world.Notes.For("contact-failed", plan.Story);
            Then(Hurry ? Times.Anytime(at, 3, 15) : Times.Office(at, 15, 200), handler, stamp => Ticket!.LogContact(false, failed, stamp));
        }

        var note = world.Notes.For("contact", plan.Story);
        Then(Hurry ? Times.Anytime(at, 3, 20) : Times.Office(at, 15, 240), handler, stamp => Ticket!.LogContact(true, note, stamp));
    }

    // The citizen calls again: to urge, or with something new.
    private void Interrupt()
    {
        var oper = world.Cast.Centre(Role.Operator);
        if (Dice.Chance(0.6))
        {
            var urge = world.Notes.For("urge", plan.Story);
            Then(Times.Anytime(at, 600, 3000), oper, stamp => Ticket!.Urge(urge, stamp));
        }
        else
        {
            var added = world.Notes.For("add-information", plan.Story);
            Then(Times.Anytime(at, 300, 2000), oper, stamp => Ticket!.AddInformation(added, stamp));
        }
    }

    private void Extend()
    {
        var days = Dice.Of([3, 5, 5, 8]);
        var reason = world.Notes.For("extension", plan.Story);
        Then(Office(0.15, 0.5), world.Cast.Liaison(Unit), stamp => Ticket!.AskExtension(days, reason, LeaderApproval.NotNeeded, world.Limits.Requests(), stamp));
        var dispatcher = world.Cast.Centre(Role.Dispatcher);
        if (story.Extension == SeedExtension.Granted)
        {
            var told = world.Notes.For("extension-told", plan.Story);
            Then(Times.Office(at, 30, 300), dispatcher, stamp => Ticket!.GrantExtension(told, null, world.Limits.Requests(), world.City.Time, stamp));
        }
        else if (story.Extension == SeedExtension.Refused)
        {
            var note = world.Notes.For("refuse-extension", plan.Story);
            Then(Times.Office(at, 30, 300), dispatcher, stamp => Ticket!.RefuseExtension(note, stamp));
        }
    }

    private void Reply(double share)
    {
        var handler = world.Cast.Handler(Unit);
        var (result, text, promised) = Answer();
        Then(Office(share, share + 0.05), handler, stamp => Ticket!.Reply(
            result, text, promised is { } days ? Times.Day(stamp.At).AddDays(days) : null, Times.Day(stamp.At), stamp, Proof(result, stamp.At), Promised(text, stamp.At)));
    }

    private IReadOnlyList<PromiseMade> Promised(string text, DateTimeOffset handedIn) =>
        [.. PromiseFinder.In(text, Times.Day(handedIn), world.City.Time).Select(p => new PromiseMade(p.Words, p.On))];

    // One in nine forgets what the reviewer looks for.
    private ReplyProof Proof(ResultKind result, DateTimeOffset handedIn)
    {
        var done = result is ResultKind.Solved or ResultKind.Partly;
        return Dice.Chance(0.11) ? ReplyProof.None : new ReplyProof(
            [], done ? Times.Day(handedIn) : null, result is ResultKind.NotFactual or ResultKind.Terminated or ResultKind.CannotNow ? "《12345政务服务便民热线工作管理办法》" : null, null);
    }

    // So much of the handling limit later.
    private DateTimeOffset Office(double least, double most)
    {
        var limit = world.Limits.Find(ClockName.Handle, plan.Appeal.Type, plan.Appeal.Urgency, plan.Appeal.Channel).Budget;
        var minutes = limit.Unit switch
        {
            BudgetUnit.WorkingDay or BudgetUnit.CalendarDay => limit.Amount * world.City.Time.Hours.MinutesPerDay,
            BudgetUnit.Hour or BudgetUnit.WorkingHour => limit.Amount * 60,
            _ => limit.Amount,
        };
        var (low, high) = ((int)(minutes * least) + 1, (int)(minutes * most) + 2);
        return limit.Unit is BudgetUnit.Hour or BudgetUnit.Minute ? Times.Anytime(at, low, high) : Times.Office(at, low, high);
    }

    private (ResultKind Result, string Text, int? PromisedInDays) Answer()
    {
        var category = plan.Text.Category.Value;
        var fitting = world.Material.Replies.Where(r => r.Category == category).ToList();
        var reply = Dice.Of(fitting.Count > 0 ? fitting : [.. world.Material.Replies.Where(r => r.Category == category[..2])]);
        var area = world.City.Gazetteer.Within(world.City.Gazetteer.Find(plan.Appeal.Area)).FirstOrDefault(a => a.Kind is AreaKind.Street or AreaKind.District);
        var text = reply.Text.Replace("{title}", plan.Appeal.Title, StringComparison.Ordinal)
            .Replace("{unit}", world.City.UnitName(Unit), StringComparison.Ordinal)
            .Replace("{area}", area?.Name ?? "", StringComparison.Ordinal);
        return (reply.Result, text, reply.Result == ResultKind.CannotNow ? Dice.Between(40, 200) : null);
    }
}
