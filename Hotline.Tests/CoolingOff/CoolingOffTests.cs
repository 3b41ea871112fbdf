using Hotline.Domain;
using Hotline.Domain.CoolingOff;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.CoolingOff;
using Hotline.Web.Intake;
using Hotline.Web.Platform;
using Hotline.Web.PublicPortal;
using Hotline.Web.Tickets;
using Xunit;

namespace Hotline.Tests.CoolingOff;

/// <summary>The lines are protected, and nobody is silenced.</summary>
public sealed class CoolingOffTests
{
    private const string phone = "13911112222";

    [Fact]
    public async Task Who_turns_to_the_hotline_often_is_listed_masked_with_how_much_is_one_matter()
    {
        await using var house = await House.Open();
        for (var i = 0; i < 6; i++)
        {
            await Ticket(house, i < 4 ? "0101" : "0201");
        }

        await Given.Ticket(house);
        var caller = Assert.Single((await house.As(Role.Dispatcher).Ask(new RepeatCallers())).Value!);
        Assert.Equal(("139****2222", 6, 4), (caller.Phone, caller.Count, caller.SameCategory));
        Found.None(await Data.QueryPlan.FullScans(house, () => house.As(Role.Dispatcher).Ask(new RepeatCallers())));
        house.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Empty((await house.As(Role.Dispatcher).Ask(new RepeatCallers())).Value!);
    }

    [Fact]
    public async Task One_asks_another_decides_and_it_ends_by_itself()
    {
        await using var house = await House.Open();
        var (ask, decide) = (house.As(Role.Supervisor, "petition"), house.As(Role.Supervisor));
        var ticket = await Ticket(house);
        Assert.True((await ask.Run(new AskCoolingOff { Ticket = ticket.Number, Reason = "一天内来电四十次，辱骂话务员", Days = 7 })).Ok);
        var id = Assert.Single((await decide.Ask(new CoolingOffList())).Value!.Rows).Case.Id;
        Assert.Equal((CoolingOffStep.None, true), Seen((await ask.Ask(new CoolingOffList())).Value!));
        Assert.Equal((CoolingOffStep.None, true), Seen((await house.As(Role.Dispatcher).Ask(new CoolingOffList())).Value!));
        Assert.Equal((CoolingOffStep.Decide, false), Seen((await decide.Ask(new CoolingOffList())).Value!));
        Assert.Equal(RefusalCode.SecondPerson, (await ask.Run(new DecideCoolingOff { Id = id, Agreed = true, Note = "同意" })).Code);
        Assert.Null((await house.As(Role.Operator).Ask(new CallerCoolingOff(phone))).Value);
        Assert.True((await decide.Run(new DecideCoolingOff { Id = id, Agreed = true, Note = "属实" })).Ok);
        Assert.Equal(RefusalCode.CoolingOffDecided, (await decide.Run(new DecideCoolingOff { Id = id, Note = "再想想" })).Code);
        Assert.Equal(RefusalCode.CoolingOffStands, (await ask.Run(new AskCoolingOff { Ticket = ticket.Number, Reason = "又来", Days = 7 })).Code);
        Assert.NotNull((await house.As(Role.Operator).Ask(new CallerCoolingOff(phone))).Value);
        house.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Null((await house.As(Role.Operator).Ask(new CallerCoolingOff(phone))).Value);
        Assert.True((await ask.Run(new AskCoolingOff { Ticket = ticket.Number, Reason = "又来", Days = 7 })).Ok);
    }

    private static (CoolingOffStep Next, bool AnothersTurn) Seen(Page<CoolingOffRow> list) => (list.Rows[0].Next, list.Rows[0].AnothersTurn);

    [Fact]
    public async Task The_web_takes_one_a_day_the_telephone_everything()
    {
        await using var house = await House.Open();
        await InForce(house);
        // The day it was given had its ticket already.
        Assert.Equal(RefusalCode.CoolingOff, (await house.Citizen.Run(Form())).Code);
        Assert.True((await house.As(Role.Operator).Run(new RegisterTicket { Title = "井盖松动", Text = "路口井盖松动，车压过去响。", Phone = phone })).Ok);
        house.Clock.Advance(TimeSpan.FromDays(1));
        var once = Form();
        Assert.True((await house.Citizen.Run(once)).Ok);
        // The same form sent twice is the same ticket, and no second one.
        Assert.True((await house.Citizen.Run(once)).Ok);
        Assert.Equal(RefusalCode.CoolingOff, (await house.Citizen.Run(Form())).Code);
        Assert.True((await house.Citizen.Run(Form() with { Phone = "13933334444" })).Ok);
        house.Clock.Advance(TimeSpan.FromDays(7));
        Assert.True((await house.Citizen.Run(Form())).Ok);
        Assert.True((await house.Citizen.Run(Form())).Ok);
    }

    [Fact]
    public async Task The_caller_objects_once_and_a_third_person_decides()
    {
        await using var house = await House.Open();
        var id = await InForce(house);
        Assert.True((await house.As(Role.Operator).Run(new ObjectToCoolingOff { Id = id, Note = "我是为全楼反映的" })).Ok);
        Assert.Equal(RefusalCode.CoolingOffDecided, (await house.As(Role.Operator).Run(new ObjectToCoolingOff { Id = id, Note = "再说一次" })).Code);
        foreach (var desk in new[] { house.As(Role.Supervisor, "petition"), house.As(Role.Supervisor) })
        {
            Assert.Equal(RefusalCode.SecondPerson, (await desk.Run(new DecideObjection { Id = id, Lift = true, Note = "解除" })).Code);
        }

        Assert.True((await house.As(Role.Supervisor, "justice").Run(new DecideObjection { Id = id, Lift = true, Note = "反映属实，解除" })).Ok);
        Assert.Null((await house.As(Role.Operator).Ask(new CallerCoolingOff(phone))).Value);
        var row = Assert.Single((await house.As(Role.Supervisor).Ask(new CoolingOffList())).Value!.Rows);
        Assert.Equal((CoolingOffState.Lifted, "139****2222", false), (row.Case.State, row.Phone, row.Holds));
    }

    [Theory]
    [InlineData("", 7, "CoolingOffReasonMissing")]
    [InlineData("辱骂", 0, "CoolingOffDaysWrong")]
    [InlineData("辱骂", 31, "CoolingOffDaysWrong")]
    public async Task A_request_says_why_and_for_how_long_at_most(string reason, int days, string code)
    {
        await using var house = await House.Open();
        var ticket = await Ticket(house);
        Assert.Equal(code, Assert.Single((await house.As(Role.Dispatcher).Run(new AskCoolingOff { Ticket = ticket.Number, Reason = reason, Days = days })).Fields!).Code);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Operator).Run(new AskCoolingOff { Ticket = ticket.Number, Reason = "辱骂", Days = 7 })).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Dispatcher).Run(new DecideCoolingOff { Id = 1, Agreed = true, Note = "x" })).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.Citizen.Ask(new RepeatCallers())).Kind);
    }

    private static SubmitAppeal Form() => new()
    {
        Once = Guid(), Type = AppealType.Complaint, Title = "井盖松动", Text = "路口井盖松动，车压过去响。", Phone = phone, Consent = true,
    };

    private static string Guid() => $"{Interlocked.Increment(ref forms):x32}";

    private static int forms;

    private static Task<Ticket> Ticket(House house, string category = "0101") => Given.Ticket(house, with: a => a with { Caller = new Caller("周某", [phone]), Category = new(category) });

    private static async Task<long> InForce(House house)
    {
        var ticket = await Ticket(house);
        Assert.True((await house.As(Role.Supervisor, "petition").Run(new AskCoolingOff { Ticket = ticket.Number, Reason = "一天内来电四十次", Days = 7 })).Ok);
        var id = (await house.As(Role.Supervisor).Ask(new CoolingOffList())).Value!.Rows[0].Case.Id;
        Assert.True((await house.As(Role.Supervisor).Run(new DecideCoolingOff { Id = id, Agreed = true, Note = "属实" })).Ok);
        return id;
    }
}
