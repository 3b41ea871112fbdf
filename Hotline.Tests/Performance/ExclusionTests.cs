using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Performance;
using Hotline.Domain.Routing;
using Hotline.Tests.Kit;
using Hotline.Web.Identity;
using Hotline.Web.Performance;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hotline.Tests.Performance;

public sealed class ExclusionTests
{
    [Fact]
    public async Task Two_reviewers_take_a_case_out_and_the_figure_is_shown_with_and_without()
    {
        await using var house = await House.Open();
        var months = new Months(house);
        var (bad, _) = (await months.Answered("environment", level: 1, solved: false), await months.Answered("environment"));
        await months.Keep();
        var (unit, first, second) = (house.As(Role.Liaison, "environment"), house.As(Role.Supervisor), Another(house));
        Assert.True((await unit.Run(Ask(bad))).Ok);
        Assert.Equal(RefusalCode.NothingToExclude, (await unit.Run(Ask(bad))).Code);
        var asked = Assert.Single((await first.Ask(new ExclusionList())).Value!.Rows);
        Assert.True((await first.Run(Yes(asked))).Ok);
        Assert.Equal(OutcomeKind.Stale, (await second.Run(Yes(asked))).Kind);
        asked = Assert.Single((await first.Ask(new ExclusionList())).Value!.Rows);
        Assert.Equal(RefusalCode.SecondReviewer, (await first.Run(Yes(asked))).Code);
        Assert.Equal(new KpiTally(1, 2, 0), (await months.Board()).Sheet.City.Of(FactKind.Solved).Counted);
        Assert.True((await second.Run(Yes(asked))).Ok);

        var sums = (await months.Board()).Sheet.City.Of(FactKind.Solved);
        Assert.Equal((new KpiTally(1, 1, 0), new KpiTally(1, 2, 0)), (sums.Counted, sums.All));
        Assert.Equal([bad], (await months.Cases(Kpi.Solved, KpiPart.Excluded, "environment")).List.Rows.Select(r => r.Ticket));
        Assert.Equal(1, (await months.Cases(Kpi.Solved, KpiPart.Whole, "environment")).Count);
        Assert.Equal(1, (await months.Board()).Rows.Rows.Single(r => r.Unit.Value == "environment").Excluded.Part);
        Assert.Equal(ExclusionState.Granted, Assert.Single((await unit.Ask(new ExclusionList(Decided: true))).Value!.Rows).State);

        // Judged anew from nothing, it is still left out.
        var kept = await months.Everything();
        await months.Forget();
        await months.Keep();
        Assert.Equal(kept, await months.Everything());
    }

    [Fact]
    public async Task Either_reviewer_ends_it_with_a_no_and_a_reason()
    {
        await using var house = await House.Open();
        var months = new Months(house);
        var bad = await months.Answered("environment", level: 1, solved: false);
        await months.Keep();
        await house.As(Role.Liaison, "environment").Run(Ask(bad));
        var asked = Assert.Single((await house.As(Role.Supervisor).Ask(new ExclusionList())).Value!.Rows);
        var silent = await house.As(Role.Supervisor).Run(new DecideExclusion { Id = asked.Id, Seen = asked.State });
        Assert.Equal("ExclusionReasonMissing", Assert.Single(silent.Fields!).Code);
        Assert.True((await house.As(Role.Supervisor).Run(new DecideExclusion { Id = asked.Id, Seen = asked.State, Note = "证据不足" })).Ok);
        Assert.Equal(RefusalCode.ExclusionDecided, (await Another(house).Run(new DecideExclusion { Id = asked.Id, Seen = ExclusionState.Refused, Agree = true })).Code);
        Assert.Equal(0, (await months.Board()).Sheet.City.Of(FactKind.Solved).Excluded.Count);
    }

    [Fact]
    public async Task A_unit_asks_for_its_own_cases_in_time_and_before_the_month_is_closed()
    {
        await using var house = await House.Open();
        var months = new Months(house);
        var (one, two) = (await months.Answered("environment"), await months.Answered("environment"));
        await months.Keep();
        Assert.Equal(OutcomeKind.NotFound, (await house.As(Role.Liaison, "police").Run(Ask(one))).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Handler, "environment").Run(Ask(one))).Kind);
        var nothing = await house.As(Role.Liaison, "environment").Run(Ask(one) with { Reason = "", Evidence = "" });
        Assert.Equal(["EvidenceMissing", "ExclusionReasonMissing"], nothing.Fields!.Select(f => f.Code).Order());
        // Five working days after November end on Monday, 7 December, at 17:30.
        house.Clock.Now = new DateTimeOffset(2026, 12, 7, 17, 30, 0, TimeSpan.FromHours(8));
        Assert.True((await house.As(Role.Liaison, "environment").Run(Ask(one))).Ok);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(RefusalCode.OutOfTime, (await house.As(Role.Liaison, "environment").Run(Ask(two))).Code);
        house.Clock.Advance(TimeSpan.FromDays(-4));
        await months.Keep();
        Assert.True((await house.As(Role.Supervisor).Run(new CloseMonth(Months.November))).Ok);
        Assert.Equal(RefusalCode.OutOfTime, (await house.As(Role.Liaison, "environment").Run(Ask(two))).Code);
    }

    [Fact]
    public async Task A_unit_appeals_against_a_closed_month_and_is_answered_once()
    {
        await using var house = await House.Open();
        var months = new Months(house);
        await months.Answered("environment");
        house.Clock.Now = new DateTimeOffset(2026, 12, 2, 9, 0, 0, TimeSpan.FromHours(8));
        await months.Keep();
        var (unit, supervisor) = (house.As(Role.Liaison, "environment"), house.As(Role.Supervisor));
        var appeal = new AppealScore { Unit = new DepartmentCode("environment"), Month = Months.November, Kpi = "solved", Text = "有一件不是我单位的" };
        Assert.Equal(RefusalCode.OutOfTime, (await unit.Run(appeal)).Code);
        await supervisor.Run(new CloseMonth(Months.November));
        Assert.Equal(OutcomeKind.NotFound, (await house.As(Role.Liaison, "police").Run(appeal)).Kind);
        Assert.Equal("KpiMissing", Assert.Single((await unit.Run(appeal with { Kpi = "direct" })).Fields!).Code);
        Assert.True((await unit.Run(appeal)).Ok);
        Assert.Empty((await house.As(Role.Liaison, "police").Ask(new AppealList())).Value!.Rows);
        var waiting = Assert.Single((await supervisor.Ask(new AppealList())).Value!.Rows);
        Assert.Equal(OutcomeKind.Forbidden, (await unit.Run(new AnswerAppeal { Id = waiting.Id, Answer = "成立", Upheld = true })).Kind);
        Assert.True((await supervisor.Run(new AnswerAppeal { Id = waiting.Id, Answer = "属实，下月更正", Upheld = true })).Ok);
        Assert.Equal(RefusalCode.AppealAnswered, (await supervisor.Run(new AnswerAppeal { Id = waiting.Id, Answer = "再答", Upheld = false })).Code);
        var answered = Assert.Single((await unit.Ask(new AppealList(Answered: true))).Value!.Rows);
        Assert.Equal((true, "属实，下月更正"), (answered.Upheld, answered.Answer));
        house.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(RefusalCode.OutOfTime, (await unit.Run(appeal)).Code);
    }

    private static AskExclusion Ask(Domain.Tickets.TicketNumber ticket) =>
        new() { Ticket = ticket, Kind = FactKind.Solved, Hop = 0, Reason = "诉求人要求超出法律规定", Evidence = "附件：情况说明.pdf" };

    private static DecideExclusion Yes(Exclusion asked) => new() { Id = asked.Id, Seen = asked.State, Agree = true };

    // A second supervisor: an account of its own.
    private static Desk Another(House house) => house.As(Role.Supervisor, "inspection-second");
}
