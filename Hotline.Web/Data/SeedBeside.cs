using Hotline.Domain;
using Hotline.Domain.Complaints;
using Hotline.Domain.Identity;
using Hotline.Domain.Knowledge;
using Hotline.Domain.Promises;
using Hotline.Domain.Publication;
using Hotline.Domain.Roster;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Platform;
using Hotline.Web.Roster;

namespace Hotline.Web.Data;

/// <summary>What the demo city has beside its tickets: complaints about the handling, and who keeps duty at night.</summary>
internal sealed class SeedBeside(SeedWorld world)
{
    private const int waiting = 6;
    private static readonly TimeSpan oldest = TimeSpan.FromDays(20);

    /// <summary>Complaints of citizens about these tickets: some wait for a supervisor, some have an answer.</summary>
    public IEnumerable<HandlingComplaint> Complaints(IReadOnlyList<Ticket> tickets)
    {
        var free = tickets.Where(t => t.Lead is not null && t.Appeal.Caller.CanBeCalled && !t.Appeal.Confidential).ToList();
        foreach (var row in world.Material.Complaints)
        {
            var state = row.Word<TicketState>("state");
            if (free.Where(t => t.State == state).OrderByDescending(t => state == TicketState.InHand && t.Light is not null).ThenByDescending(t => t.Number).FirstOrDefault() is { } ticket)
            {
                free.Remove(ticket);
                yield return Complaint(row, ticket);
            }
        }
    }

    /// <summary>Promises whose day is over were asked about, most of them: four of five were kept.</summary>
    public void SettlePromises(IReadOnlyList<Ticket> tickets)
    {
        var today = world.Times.Day(world.Times.Now);
        foreach (var (nth, promise) in tickets.SelectMany(t => t.Promises).Where(p => p.State == PromiseState.Open && p.DueOn < today).OrderBy(p => p.DueOn).Index())
        {
            var asked = promise.DueOn.AddDays(1).ToDateTime(new TimeOnly(10, 20 + (nth % 30)));
            var at = Sooner(new DateTimeOffset(asked, world.City.Time.Zone.GetUtcOffset(asked)));
            if (nth % 6 != 5)
            {
                var kept = nth % 5 != 4;
                promise.Settle(kept, kept ? "诉求人说已经办好。" : "诉求人说到现在没有动静。", world.Times.Day(at), new Stamp(world.Cast.Centre(Role.FollowUpAgent), at));
            }
        }
    }

    /// <summary>The duty roster, from the month's first day on.</summary>
    public IEnumerable<DutyEntry> Duty()
    {
        var today = world.Times.Day(world.Times.Now);
        return world.Material.Duty.Select(row =>
        {
            var unit = new DepartmentCode(row.Needed("unit"));
            return new DutyEntry(
                unit, DutyText.Days(row.Needed("days"))!.Value, DutyText.Time(row.Needed("from"))!.Value, DutyText.Time(row.Needed("to"))!.Value, row.Needed("name"),
                Caller.Digits(row.Needed("phone"))!, new DateOnly(today.Year, today.Month, 1), null, new Stamp(world.Cast.Liaison(unit), world.Times.Now));
        });
    }

    /// <summary>Articles of the knowledge base: most are published, some for operators only, two are to be looked through again, one is a draft.</summary>
    public IEnumerable<Article> Articles(Randomness random)
    {
        var today = world.Times.Day(world.Times.Now);
        foreach (var (nth, row) in world.Material.Articles.Index())
        {
            var from = today.AddDays(-170 - nth);
            var text = new ArticleText(
                row.Needed("question"), row.Needed("answer"), row["basis"], new DepartmentCode(row.Needed("unit")), new CategoryCode(row.Needed("category")), from, null, nth % 7 == 3 ? today.AddDays(-nth) : today.AddDays(60 + nth));
            var written = world.Times.Now.AddDays(-120 + nth);
            var article = new Article(random.Key()[..16], text, null, new Stamp(world.Cast.Centre(Role.KnowledgeEditor), written));
            if (nth != world.Material.Articles.Count - 1)
            {
                article.Approve(nth % 5 != 4, new Stamp(world.Cast.Centre(Role.Reviewer), written.AddHours(5)));
            }

            yield return article;
        }
    }

    /// <summary>Published answers, one that was decided against and one that was taken down; a few are left waiting.</summary>
    public IEnumerable<PublishedReply> Publications(IReadOnlyList<Ticket> tickets, Randomness random) => Decided(tickets, random).OrderBy(p => p.At);

    private IEnumerable<PublishedReply> Decided(IReadOnlyList<Ticket> tickets, Randomness random)
    {
        foreach (var (nth, ticket) in tickets.Where(t => t.Publication == PublicationStage.Waiting).Skip(waiting).Index())
        {
            var stamp = new Stamp(world.Cast.Centre(Role.Reviewer), Sooner(ticket.Events[^1].At.AddHours(nth % 40 + 2)));
            string Hidden(string text) => PersonalSpans.Redact(text, PersonalSpans.In(text, ticket.Appeal.Caller, ticket.Events.Select(e => e.ByName)));
            if (nth == 3)
            {
                yield return PublishedReply.Refuse(random.Key()[..16], ticket, "隐去后看不出说的是什么，公开没有意义。", stamp);
                continue;
            }

            var words = new PublicWords(Hidden(ticket.Appeal.Title), Hidden(ticket.Appeal.Text), Hidden(ticket.ApprovedReply!.WholeText));
            var published = PublishedReply.Publish(random.Key()[..16], ticket, words, null, stamp);
            if (nth == 5)
            {
                published.Retract("诉求人来电要求撤下", stamp with { At = Sooner(stamp.At.AddDays(1)) });
            }

            yield return published;
        }
    }

    private DateTimeOffset Sooner(DateTimeOffset at) => at < world.Times.Now ? at : world.Times.Now;

    private HandlingComplaint Complaint(TsvRow row, Ticket ticket)
    {
        var last = ticket.Events[^1].At;
        var answered = row.Optional("finding") is not null;
        var from = answered && world.Times.Now - last > oldest ? world.Times.Now - oldest : last;
        var at = from + ((world.Times.Now - from) * (answered ? 0.3 : 0.8));
        var unit = row.Word<ComplaintAbout>("about") == ComplaintAbout.Centre ? null : ticket.Lead;
        var complaint = new HandlingComplaint(
            ticket.Number, ticket.Redone + 1, unit, row.Needed("kind"), row.Needed("text"), true, ComplaintVia.Web, world.City.ComplaintDue(at), new Stamp(Actor.Citizen, at));
        if (answered)
        {
            complaint.BeAnswered(row.Word<ComplaintFinding>("finding"), row.Needed("answer"), new Stamp(world.Cast.Centre(Role.Supervisor), from + ((world.Times.Now - from) * 0.7)));
        }

        return complaint;
    }
}
