using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Dispatch;
using Hotline.Web.FollowUp;
using Hotline.Web.Forum;
using Hotline.Web.Handling;
using Hotline.Web.Platform;
using Hotline.Web.Review;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hotline.Tests.Data;

public sealed class QueryPlanTests
{
    private static readonly QueueFilter[] filters =
    [
        new(), new() { Overdue = true }, new() { Category = "01" }, new() { Channel = Channel.Forum, Type = AppealType.Complaint, Urgency = Urgency.Urgent },
        new() { Unit = "urban-management" },
    ];

    [Fact]
    public async Task No_queue_walks_through_all_tickets()
    {
        await using var house = await House.Open();
        var questions = new List<(Desk Desk, IQuestion<Page<TicketRow>> Question)>();
        foreach (var filter in filters)
        {
            questions.Add((house.As(Role.Dispatcher), new DispatchQueue(filter)));
            questions.Add((house.As(Role.Reviewer), new ReviewQueue(filter)));
            questions.Add((house.As(Role.FollowUpAgent), new FollowUpQueue(filter)));
            foreach (var tab in Enum.GetValues<InboxTab>())
            {
                questions.Add((house.As(Role.Liaison, "urban-management"), new UnitInbox(tab, null, filter)));
                questions.Add((house.As(Role.Handler, "urban-management"), new UnitInbox(tab, true, filter)));
                questions.Add((house.As(Role.DistrictOffice, "district-jiangbei"), new UnitInbox(tab, null, filter)));
            }
        }

        var scans = new List<string>();
        foreach (var (desk, question) in questions)
        {
            scans.AddRange((await QueryPlan.FullScans(house, async () =>
            {
                var outcome = await desk.Ask(question);
                Assert.True(outcome.Ok, $"{question}: {outcome}");
            })).Select(s => $"{question}\n{s}"));
        }

        Found.None(scans);
    }

    [Fact]
    public async Task An_import_finds_what_is_there_by_its_index()
    {
        await using var house = await House.Open();
        Assert.Empty(await QueryPlan.FullScans(house, async () => await house.System.Ask(new PostsHere(Channel.Forum, ["1", "2"]))));
        var posts = new ImportPosts(Channel.Forum, [new Post("1", "路灯不亮", "东阁街道的路灯不亮。", house.Clock.Now)]);
        Assert.Empty(await QueryPlan.FullScans(house, async () => Assert.True((await house.System.Run(posts)).Ok)));
    }

    [Fact]
    public async Task A_query_without_an_index_is_noticed()
    {
        await using var house = await House.Open();
        Assert.Single(await house.Db(db => QueryPlan.FullScans(db.Tickets.Where(t => t.Urged == 3))));
        Assert.Empty(await house.Db(db => QueryPlan.FullScans(db.Tickets.Where(t => t.State == TicketState.InHand && t.Urged == 3))));
        Assert.NotEmpty(await QueryPlan.FullScans(house, () => house.Db(db => db.Tickets.CountAsync(t => t.Urged == 3))));
    }
}
