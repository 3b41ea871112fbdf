using Hotline.Domain;
using Hotline.Domain.Deadlines;
using Hotline.Domain.Routing;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Hotline.Tests.Deadlines;
using Hotline.Tests.Kit;

namespace Hotline.Tests.Tickets;

/// <summary>A ticket's life told in one chain: every call happens at the instant told last; due dates are reckoned as the store does before each save.</summary>
internal sealed class Story
{
    internal static readonly LimitTable Limits = DeadlineData.Limits("guangdong.tsv");

    internal static readonly RequestRules Rules = Limits.Requests();

    internal static readonly WarningTable Warnings = WarningTable.Parse("warnings.tsv", File.ReadAllText(Repository.At("data", "warnings", "warnings.tsv"))).Single();

    internal static readonly MachineGround Ground = new(0.973, 0.985, 0.95, "test");

    internal static readonly RulingGrounds Grounds = new("占道摊档由属地执法队管理", "市三定方案", null);

    private static int serial;

    private Story(Appeal appeal, DateTimeOffset at)
    {
        Now = at;
        Ticket = Given.New(TicketNumber.Of(Day(at), Interlocked.Increment(ref serial)), appeal, at);
        Ticket.Reckon(Limits, Warnings, DeadlineData.Time);
    }

    internal Ticket Ticket { get; }

    internal DateTimeOffset Now { get; private set; }

    /// <summary>An ordinary complaint by telephone, registered on Monday 2026-11-23 at 09:00 unless told otherwise.</summary>
    internal static Story Of(string at = "2026-11-23T09:00", Func<Appeal, Appeal>? with = null) => new((with ?? (a => a))(Given.Appeal()), DeadlineData.At(at));

    internal static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(DeadlineData.Time.Local(at).DateTime);

    internal static RoutingDecision To(string unit, params string[] helping) =>
        new(new CategoryCode("0101"), new DepartmentCode(unit), [.. helping.Select(u => new DepartmentCode(u))]);

    internal Story At(string instant)
    {
        Now = DeadlineData.At(instant);
        return this;
    }

    internal Story At(DateTimeOffset instant)
    {
        Now = instant;
        return this;
    }

    internal Story Do(Action<Ticket, Stamp> verb)
    {
        verb(Ticket, new Stamp(Given.Someone, Now));
        Ticket.Reckon(Limits, Warnings, DeadlineData.Time);
        return this;
    }

    internal Story Dispatch(string unit = "urban-management") => Do((t, s) => t.Dispatch(To(unit), null, s));

    internal Story AutoDispatch(string unit = "urban-management") => Do((t, s) => t.AutoDispatch(To(unit), Ground, s));

    internal Story Recall() => Do((t, s) => t.Recall("派错了", s));

    internal Story Redirect(string unit) => Do((t, s) => t.Redirect(To(unit), null, s));

    internal Story Accept() => Do((t, s) => t.Accept(s));

    internal Story Contact(bool reached = true) => Do((t, s) => t.LogContact(reached, "已联系", s));

    internal Story Reply(ResultKind result = ResultKind.Solved, DateOnly? promised = null) => Do((t, s) => t.Reply(result, "已清理。", promised, Day(s.At), s));

    internal Story Approve() => Do((t, s) => t.Approve(null, s));

    internal Story SendBack() => Do((t, s) => t.SendBack("请写明处理情况", s));

    internal Story AskReturn(LeaderApproval approval = LeaderApproval.NotNeeded) => Do((t, s) => t.AskReturn("not-ours", "不属本单位职责", "三定方案", null, approval, Rules, DeadlineData.Time, s));

    internal Story ApproveRequest() => Do((t, s) => t.ApproveRequest("同意", Rules, s));

    internal Story StopRequest() => Do((t, s) => t.StopRequest("应由本单位办理", s));

    internal Story Dispute() => Do((t, s) => t.DisputeReturn("三定方案未列此项", Rules, DeadlineData.Time, s));

    internal Story Rule(string unit) => Do((t, s) => t.Rule(To(unit), Grounds, s));

    internal Story RuleStay() => Do((t, s) => t.RuleStay(Grounds, s));

    internal Story GrantReturn(string unit) => Do((t, s) => t.GrantReturn(To(unit), null, s));

    internal Story RefuseReturn() => Do((t, s) => t.RefuseReturn("属贵单位职责", s));

    internal Story AskExtension(int days = 5, LeaderApproval approval = LeaderApproval.NotNeeded) => Do((t, s) => t.AskExtension(days, "需要现场施工", approval, Rules, s));

    internal Story GrantExtension() => Do((t, s) => t.GrantExtension("路面施工需要等天晴。", null, Limits.Requests(t.Appeal.Legal), DeadlineData.Time, s));

    internal Story RefuseExtension() => Do((t, s) => t.RefuseExtension("请按期办理", s));

    internal Story Redo(Answers? answers) => Do((t, s) => t.Redo(answers, "现场仍未清理", s));

    internal Story Redo() => Redo(Dissatisfied);

    internal Story Amend(Func<Appeal, Appeal> change) => Do((t, s) => t.Amend(change(t.Appeal), s));

    internal Story Attempt(string instant) => At(instant).Do((t, s) => t.LogAttempt("无人接听", s));

    internal static readonly Answers Satisfied = new(true, 5, 5, null);

    internal static readonly Answers Dissatisfied = new(false, 1, 3, "还是老样子");

    /// <summary>The only clock of that name.</summary>
    internal Deadline Clock(ClockName name) => Ticket.Clocks(Limits, DeadlineData.Time).Single(c => c.Clock == name);

    internal IReadOnlyList<Deadline> Clocks(ClockName name) => [.. Ticket.Clocks(Limits, DeadlineData.Time).Where(c => c.Clock == name)];
}
