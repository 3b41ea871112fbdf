using Hotline.Domain;
using Hotline.Domain.Routing;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Hotline.Tests.Deadlines;
using Hotline.Tests.Kit;

namespace Hotline.Tests.Tickets;

/// <summary>A few tickets and somebody who does anything to any of them at any time: mostly what the life cycle allows, often what it does not.</summary>
internal sealed class World
{
    private static readonly string[] units = ["urban-management", "police", "water", "sanitation", "traffic-police"];
    private static readonly Actor[] actors = [Given.Someone, Actor.Citizen, Actor.System, new("li", "李四", new DepartmentCode("police"))];
    private static readonly TicketAction[] supervision =
        [TicketAction.IssueCard, TicketAction.RevokeCard, TicketAction.AnswerOrder, TicketAction.AcceptAnswer, TicketAction.RefuseAnswer, TicketAction.EscalateOrder];

    private static readonly TicketAction[] aside =
    [
        TicketAction.CoAccept, TicketAction.CoReply, TicketAction.AddCoUnit, TicketAction.ReleaseCoUnit,
        TicketAction.Redispatch, TicketAction.TakeBack, TicketAction.GrantTierReturn, TicketAction.RefuseTierReturn,
    ];

    private static readonly TicketAction[] inside = [TicketAction.Accept, TicketAction.AskReturn, TicketAction.TakeBack];

    private readonly Random random;
    private DateTimeOffset now;
    private int serial;

    internal World(int seed)
    {
        random = new Random(seed);
        now = DeadlineData.At("2025-03-03").AddHours(random.Next(2_000));
        Tickets = [.. Enumerable.Range(1, 4).Select(_ => Another())];
    }

    internal List<Ticket> Tickets { get; }

    /// <summary>Does something to a ticket.</summary>
    /// <returns>What was tried on which ticket, and whether a rule refused it; null where there was nothing to try.</returns>
    internal (Ticket Ticket, TicketAction Action, Refusal? Refusal)? Step()
    {
        now = now.AddMinutes(Chance(20) ? 0 : random.Next(1, Chance(10) ? 3 * 24 * 60 : 60));
        if (Chance(15) && Tickets.FindIndex(t => Lifecycle.IsTerminal(t.State) && !Tickets.Any(other => other.State == TicketState.Merged && other.Parent == t.Number)) is >= 0 and var ended)
        {
            Tickets[ended] = Another();
        }

        var ticket = Any(Tickets);
        var open = Lifecycle.Steps.Where(s => s.From == ticket.State).Select(s => s.Action).Distinct().ToArray();
        // Cards and orders are rare, and soon over: without a push the walks would hardly meet them in every state.
        var pressing = open.Where(a => supervision.Contains(a) && ticket.Offers(a)).ToArray();
        // Helpers and districts are walked less often than the way every ticket goes: they lead to and fro, and the walks are short.
        open = Chance(80) ? [.. open.Except(aside)] : open;
        var action = Chance(30) && Dispute(ticket) is { } next ? next : pressing.Length > 0 && Chance(25) ? Any(pressing) : Chance(80) && open.Length > 0 ? Any(open) : Any(Enum.GetValues<TicketAction>());
        try
        {
            if (!Act(ticket, action, new Stamp(Any(actors), now)))
            {
                return null;
            }

            if (ticket.Events[^1] is { To: TicketState.ToFollowUp } asked && asked.From != TicketState.ToFollowUp && Chance(30))
            {
                ticket.AskByLink(now.AddHours(random.Next(0, 24)));
            }

            Tickets.ForEach(Reckon);
            return (ticket, action, null);
        }
        catch (Refusal refusal)
        {
            return (ticket, action, refusal);
        }
    }

    // Disputes are rare, and soon over: who has one goes on with it more often than the dice would.
    private TicketAction? Dispute(Ticket ticket) => ticket.OpenRequest?.State switch
    {
        UnitRequestState.ForRuling => Chance(50) ? TicketAction.Rule : TicketAction.RuleStay,
        UnitRequestState.WaitsForLeader => TicketAction.ApproveRequest,
        UnitRequestState.Pending when ticket.PendingRequest!.District is not null => Chance(50) ? TicketAction.GrantTierReturn : TicketAction.RefuseTierReturn,
        UnitRequestState.Pending when ticket.PendingRequest!.Kind == UnitRequestKind.Return => TicketAction.RefuseReturn,
        _ when ticket.DisputableReturn is not null => TicketAction.DisputeReturn,
        null when ticket.District is not null && ticket.State is TicketState.Dispatched or TicketState.InHand => Any(inside),
        _ => null,
    };

    private Ticket Another()
    {
        var ticket = Given.New(TicketNumber.Of(Story.Day(now), ++serial), Appeal(), now);
        Reckon(ticket);
        return ticket;
    }

    private bool Act(Ticket t, TicketAction action, Stamp s)
    {
        switch (action)
        {
            case TicketAction.Register: return false;
            case TicketAction.AnswerDirectly: t.AnswerDirectly("带身份证到窗口办理。", s); break;
            case TicketAction.Decline: t.Decline("not-this-city", "请拨打当地热线", s); break;
            case TicketAction.Transfer: t.Transfer("119", "已三方通话", s); break;
            case TicketAction.Merge: t.MergeInto(Any(Tickets), Note(), s); break;
            case TicketAction.Dispatch: t.Dispatch(Routing(), Note(), s); break;
            case TicketAction.AutoDispatch: t.AutoDispatch(Routing(), Story.Ground, s); break;
            case TicketAction.Recall: t.Recall(Note(), s); break;
            case TicketAction.Accept: t.Accept(s); break;
            case TicketAction.AssignHandler: t.AssignHandler("li", "李四", s); break;
            case TicketAction.LogContact: t.LogContact(Chance(50), "已联系", s); break;
            case TicketAction.Reply: t.Reply(Any(Enum.GetValues<ResultKind>()), "已处理。", Chance(50) ? Story.Day(now).AddDays(random.Next(-2, 30)) : null, Story.Day(now), s); break;
            case TicketAction.Approve: t.Approve(Note(), s); break;
            case TicketAction.SendBack: t.SendBack("请补充", s); break;
            case TicketAction.AskReturn: t.AskReturn("not-ours", "非本单位职责", "三定方案", null, Approval(), Story.Rules, DeadlineData.Time, s); break;
            case TicketAction.GrantReturn: t.GrantReturn(Routing(), Note(), s); break;
            case TicketAction.RefuseReturn: t.RefuseReturn("属贵单位职责", s); break;
            case TicketAction.AskExtension: t.AskExtension(random.Next(0, 13), "需要施工", Approval(), Story.Rules, s); break;
            case TicketAction.GrantExtension: t.GrantExtension("需要施工，请谅解", Note(), Story.Rules, DeadlineData.Time, s); break;
            case TicketAction.RefuseExtension: t.RefuseExtension("请按期办理", s); break;
            case TicketAction.ApproveRequest: t.ApproveRequest(Note(), Story.Rules, s); break;
            case TicketAction.StopRequest: t.StopRequest("请继续办理", s); break;
            case TicketAction.DisputeReturn: t.DisputeReturn("三定方案未列此项", Story.Rules, DeadlineData.Time, s); break;
            case TicketAction.Rule: t.Rule(Routing(), Story.Grounds, s); break;
            case TicketAction.RuleStay: t.RuleStay(Story.Grounds, s); break;
            case TicketAction.CoAccept: t.CoAccept(Helper(t), s); break;
            case TicketAction.CoReply: t.CoReply(Helper(t), "已现场核查。", s); break;
            case TicketAction.AddCoUnit: t.AddCoUnit(Unit(), "请核查排污许可", s); break;
            case TicketAction.ReleaseCoUnit: t.ReleaseCoUnit(Helper(t), "已不需要", s); break;
            case TicketAction.Redispatch: t.Redispatch(Unit(), Note(), s); break;
            case TicketAction.TakeBack: t.TakeBack(Note(), s); break;
            case TicketAction.GrantTierReturn: t.GrantTierReturn(Chance(50) && t.District is { } office ? office : Unit(), Note(), s); break;
            case TicketAction.RefuseTierReturn: t.RefuseTierReturn("属贵单位辖区", s); break;
            case TicketAction.Redirect: t.Redirect(Routing(), Note(), s); break;
            case TicketAction.LogDutyCall: t.LogDutyCall("值班员", s); break;
            case TicketAction.LogAttempt: t.LogAttempt("无人接听", s); break;
            case TicketAction.Close: t.Close(Answers(), s); break;
            case TicketAction.CloseUnreached: t.CloseUnreached(random.Next(0, 4), Story.Day, s); break;
            case TicketAction.CloseDissatisfied: t.CloseDissatisfied(Maybe(), "已解释", VerifiedBy.Papers, s); break;
            case TicketAction.RecordDiscontent: t.RecordDiscontent(Answers(), s); break;
            case TicketAction.ExplainDiscontent: t.ExplainDiscontent("当晚已清理，附照片。", s); break;
            case TicketAction.CloseUncalled: t.CloseUncalled(s); break;
            case TicketAction.Redo: t.Redo(Maybe(), "现场仍未清理", s); break;
            case TicketAction.Rate: t.Rate(Answers(), s); break;
            case TicketAction.Amend: t.Amend(Amended(t.Appeal), s); break;
            case TicketAction.AddInformation: t.AddInformation("补充：晚上更严重", s); break;
            case TicketAction.Withdraw: Withdraw(t, s); break;
            case TicketAction.Urge: t.Urge(Note(), s); break;
            case TicketAction.ReissueCode: t.ReissueCode($"hash-{random.Next()}", Chance(80), s); break;
            case TicketAction.FollowParent: return Follow(t, s);
            case TicketAction.Warn or TicketAction.AutoSign or TicketAction.OrderLate: return Patrol(t, action, s);
            case TicketAction.ExplainDelay: t.ExplainDelay("正在采购材料", s); break;
            case TicketAction.IssueCard: return Card(t, s);
            case TicketAction.RevokeCard: t.RevokeCard(t.Warnings.FirstOrDefault(w => w is { IsCard: true, Stands: true })?.Id ?? -1, "发错了", s); break;
            case TicketAction.OrderSupervision: t.OrderSupervision(Any(Enum.GetValues<OrderForm>()), OrderTrigger.Overdue, "三日内办结", s.At.AddHours(random.Next(1, 200)), s); break;
            case TicketAction.Remark: t.AddRemark("请认真办理", s.At.AddHours(random.Next(1, 200)), s); break;
            case TicketAction.AnswerOrder: t.AnswerOrder(Serial(t), "已整改", s); break;
            case TicketAction.AcceptAnswer: t.AcceptAnswer(Serial(t), Note(), s); break;
            case TicketAction.RefuseAnswer: t.RefuseAnswer(Serial(t), "未说明时间", s.At.AddHours(random.Next(1, 200)), s); break;
            case TicketAction.EscalateOrder: t.EscalateOrder(Serial(t), Any(Enum.GetValues<OrderForm>()), "仍未办结", s.At.AddHours(48), s); break;
            default: throw new NotSupportedException($"Nobody has said how {action} is walked.");
        }

        return true;
    }

    private DepartmentCode Unit() => new(Any(units));

    private DepartmentCode Helper(Ticket t) => t.CoUnits() is { Count: > 0 } helpers && Chance(85) ? Any(helpers).Unit : Unit();

    private int Serial(Ticket t) => Chance(85) ? Math.Max(1, t.Orders.Count) : random.Next(1, 4);

    private static bool Patrol(Ticket t, TicketAction action, Stamp s)
    {
        if (t.NextMark(Story.Limits, Story.Warnings, DeadlineData.Time) is not { } mark || mark.Action != action)
        {
            return false;
        }

        t.Take(mark, s);
        return true;
    }

    private bool Card(Ticket t, Stamp s)
    {
        if (t.Clocks(Story.Limits, DeadlineData.Time).FirstOrDefault(c => c.Runs && c.Unit is not null) is not { } clock)
        {
            return false;
        }

        t.IssueCard(Any(Enum.GetValues<WarningLevel>()), "推诿", clock, s);
        return true;
    }

    private void Withdraw(Ticket t, Stamp s)
    {
        var merged = t.State == TicketState.Merged;
        t.Withdraw(Note(), s);
        if (merged)
        {
            Tickets.Single(other => other.Number == t.Parent).LoseChild();
        }
    }

    private bool Follow(Ticket t, Stamp s)
    {
        if (Tickets.SingleOrDefault(other => other.Number == t.Parent) is not { ApprovedReply: not null } parent)
        {
            return false;
        }

        t.FollowParent(parent, s);
        return true;
    }

    private Appeal Appeal() => Given.Appeal() with
    {
        Channel = Any(Enum.GetValues<Channel>()),
        Type = Any(Enum.GetValues<AppealType>()),
        Urgency = Chance(70) ? Urgency.Normal : Any(Enum.GetValues<Urgency>()),
        Category = Chance(80) ? new CategoryCode("0101") : null,
        Caller = Chance(75) ? Given.Appeal().Caller : Caller.Nobody,
        ReportedUnit = Chance(15) ? new DepartmentCode(Any(units)) : null,
        ReportedParty = Chance(15) ? Any(Enum.GetValues<ReportedParty>()) : null,
        ReceivedAt = Chance(50) ? now.AddHours(-random.Next(100)) : null,
    };

    private Appeal Amended(Appeal was) => random.Next(5) switch
    {
        0 => was with { Urgency = Any(Enum.GetValues<Urgency>()) },
        1 => was with { Type = Any(Enum.GetValues<AppealType>()) },
        2 => was with { ReportedUnit = new DepartmentCode(Any(units)) },
        3 => was with { Category = Chance(50) ? new CategoryCode("0102") : null },
        _ => was with { Text = was.Text + "……" },
    };

    private RoutingDecision Routing() => Story.To(Any(units), [.. units.Where(_ => Chance(15))]);

    private Answers Answers() => new(Chance(60), random.Next(1, 6), random.Next(1, 6), Note());

    private Answers? Maybe() => Chance(60) ? Answers() : null;

    private LeaderApproval Approval() => Any(Enum.GetValues<LeaderApproval>());

    private string? Note() => Chance(50) ? "备注" : null;

    private bool Chance(int percent) => random.Next(100) < percent;

    private T Any<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private static void Reckon(Ticket ticket) => ticket.Reckon(Story.Limits, Story.Warnings, DeadlineData.Time);
}
