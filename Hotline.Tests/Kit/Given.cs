using Hotline.Domain;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Intake;

namespace Hotline.Tests.Kit;

/// <summary>Tickets in any state, each by the shortest way the life cycle allows: no test starts from a state the system cannot reach.</summary>
public static class Given
{
    /// <summary>Registers through the door and walks on with domain verbs; the query code is <see cref="Code"/>.</summary>
    public static async Task<Ticket> Ticket(House house, TicketState state = TicketState.Registered, string unit = "urban-management", Func<Appeal, Appeal>? with = null)
    {
        var number = TicketNumber.Of(house.City.Day(house.Clock.Now), Interlocked.Increment(ref serial));
        var hash = await house.Db(db => Task.FromResult(Registrar.CodeHash(db.Vault, number, Code)));
        var ticket = New(number, (with ?? (a => a))(Appeal()), house.Clock.Now, hash);
        foreach (var step in Lifecycle.PathTo(state).Skip(1))
        {
            await Walk(house, ticket, step, new DepartmentCode(unit));
        }

        // Who was answered at once and can be called is called before it is over.
        if (state == TicketState.Closed && ticket.State == TicketState.ToFollowUp)
        {
            ticket.Close(new Answers(true, 5, 5, null), new Stamp(Someone, house.Clock.Now));
        }

        await house.Store(ticket);
        return await house.Ticket(number);
    }

    /// <summary>A registered ticket in memory.</summary>
    public static Ticket New(TicketNumber number, Appeal appeal, DateTimeOffset at, string hash = "hash") =>
        Domain.Tickets.Ticket.Register(number, appeal, null, hash, "guangdong-1", new Stamp(Someone, at));

    /// <summary>An ordinary complaint of a caller with a telephone.</summary>
    public static Appeal Appeal() => new()
    {
        Channel = Channel.Phone,
        Type = AppealType.Complaint,
        Category = new CategoryCode("0101"),
        Title = "夜市占道经营，油烟和噪音扰民",
        Text = "东阁街道江畔花园楼下每天晚上六点以后就有十几档烧烤摊占住人行道，油烟很大，划拳吵到凌晨两点，老人小孩都睡不着。",
        DesiredOutcome = "请尽快清理占道摊档",
        Caller = new Caller("陈小明", ["13800001234"]),
        Address = "东阁街道江畔花园3栋楼下",
    };

    /// <summary>Whoever acts where it does not matter.</summary>
    public static readonly Actor Someone = new("someone", "某某");

    /// <summary>The query code of every given ticket.</summary>
    public const string Code = "12345678";

    private static int serial = 500_000;

    private static async Task Walk(House house, Ticket ticket, Step step, DepartmentCode unit)
    {
        var stamp = new Stamp(Someone, house.Clock.Now);
        var routing = new RoutingDecision(new CategoryCode("0101"), unit, []);
        switch (step.Action)
        {
            case TicketAction.Dispatch: ticket.Dispatch(routing, null, stamp); break;
            case TicketAction.Accept: ticket.Accept(stamp); break;
            case TicketAction.Reply: ticket.Reply(ResultKind.Solved, "当晚已派执法队员到场清理，并安排每日巡查。", null, house.City.Day(stamp.At), stamp); break;
            case TicketAction.Approve: ticket.Approve(null, stamp); break;
            case TicketAction.AnswerDirectly: ticket.AnswerDirectly("可以到街道办事处窗口办理，带身份证即可。", stamp); break;
            case TicketAction.Decline: ticket.Decline("not-this-city", "请拨打当地热线。", stamp); break;
            case TicketAction.Transfer: ticket.Transfer("119", "已三方通话", stamp); break;
            case TicketAction.Withdraw: ticket.Withdraw("已解决", stamp); break;
            case TicketAction.Close: ticket.Close(new Answers(true, 5, 5, null), stamp); break;
            case TicketAction.Merge:
                var parent = await Ticket(house, TicketState.Dispatched, unit.Value);
                ticket.MergeInto(parent, null, stamp);
                break;
            default: throw new NotSupportedException($"Nobody has said how a test walks {step.Action}.");
        }
    }
}
