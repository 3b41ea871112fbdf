using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Intake;
using Hotline.Web.Platform;
using Xunit;

namespace Hotline.Tests.Intake;

public sealed class IntakeActsTests
{
    [Fact]
    public async Task An_operator_answers_directly_and_names_the_category_in_the_same_act()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, with: a => a with { Category = null });
        var command = new AnswerDirectly { Number = ticket.Number, Version = ticket.Version, Answer = "带身份证到街道办事处窗口即可。" };
        var without = await house.As(Role.Operator).Run(command);
        Assert.Equal("CategoryMissing", Assert.Single(without.Fields!).Code);

        var outcome = await house.As(Role.Operator).Run(command with { Category = "0102" });
        Assert.True(outcome.Ok, outcome.ToString());
        var answered = await house.Ticket(ticket.Number);
        Assert.Equal(TicketState.ToFollowUp, answered.State);
        Assert.Equal(new CategoryCode("0102"), answered.Appeal.Category);
        Assert.Equal("带身份证到街道办事处窗口即可。", answered.ApprovedReply!.Text);
    }

    [Fact]
    public async Task A_declined_appeal_keeps_the_reason_and_what_the_caller_was_told()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house);
        var command = new DeclineTicket { Number = ticket.Number, Version = ticket.Version, Reason = "no-such-reason", Told = "请拨打事发地区号加12345。" };
        Assert.Equal("ReasonMissing", Assert.Single((await house.As(Role.Operator).Run(command)).Fields!).Code);

        Assert.True((await house.As(Role.Operator).Run(command with { Reason = "not-this-city" })).Ok);
        var declined = await house.Ticket(ticket.Number);
        Assert.Equal((TicketState.Declined, "not-this-city"), (declined.State, declined.EndCode));
        Assert.Equal("请拨打事发地区号加12345。", declined.Events[^1].Note);
    }

    [Fact]
    public async Task An_emergency_is_handed_over_with_time_and_service_on_record()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house);
        var command = new TransferTicket { Number = ticket.Number, Version = ticket.Version, Service = "911" };
        Assert.Equal("ServiceMissing", Assert.Single((await house.As(Role.Operator).Run(command)).Fields!).Code);

        house.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True((await house.As(Role.Operator).Run(command with { Service = "119" })).Ok);
        var transferred = await house.Ticket(ticket.Number);
        Assert.Equal((TicketState.Transferred, "119"), (transferred.State, transferred.EndCode));
        Assert.Equal(house.Clock.Now, transferred.Events[^1].At);
    }

    [Fact]
    public async Task A_merged_child_that_is_withdrawn_leaves_its_parent()
    {
        await using var house = await House.Open();
        var parent = await Given.Ticket(house, TicketState.Dispatched);
        var child = await Given.Ticket(house);
        var desk = house.As(Role.Operator);
        Assert.True((await desk.Run(new MergeTicket { Number = child.Number, Version = child.Version, Into = parent.Number.ToString().Replace("-", " ") })).Ok);
        Assert.Equal(1, (await house.Ticket(parent.Number)).Children);

        child = await house.Ticket(child.Number);
        Assert.Equal(parent.Number, child.Parent);
        var outcome = await desk.Run(new WithdrawTicket { Number = child.Number, Version = child.Version, Reason = "已经解决" });
        Assert.True(outcome.Ok, outcome.ToString());
        Assert.Equal(TicketState.Withdrawn, (await house.Ticket(child.Number)).State);
        Assert.Equal(0, (await house.Ticket(parent.Number)).Children);
    }

    [Fact]
    public async Task A_mistyped_number_or_an_unknown_ticket_is_said_at_the_field()
    {
        await using var house = await House.Open();
        var child = await Given.Ticket(house);
        var desk = house.As(Role.Operator);
        var wrong = await desk.Run(new MergeTicket { Number = child.Number, Version = child.Version, Into = "20261123-000001-1" });
        Assert.Equal(new FieldError("Into", "NumberWrong"), Assert.Single(wrong.Fields!));
        var nowhere = TicketNumber.Of(new DateOnly(2026, 11, 1), 7).ToString();
        var unknown = await desk.Run(new MergeTicket { Number = child.Number, Version = child.Version, Into = nowhere });
        Assert.Equal(new FieldError("Into", "TicketUnknown"), Assert.Single(unknown.Fields!));
        var itself = await desk.Run(new MergeTicket { Number = child.Number, Version = child.Version, Into = child.Number.ToString() });
        Assert.Equal(RefusalCode.CannotMerge, itself.Code);
    }

    [Fact]
    public async Task An_amendment_keeps_the_caller_where_the_fields_were_left_empty()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, with: a => a with { Area = new AreaCode("jiangbei") });
        var form = AmendTicket.Of(ticket) with { Title = "夜市占道经营", CallerName = "陈晓明" };
        Assert.True((await house.As(Role.Operator).Run(form)).Ok);
        var amended = await house.Ticket(ticket.Number);
        Assert.Equal("夜市占道经营", amended.Appeal.Title);
        Assert.Equal("陈晓明", amended.Appeal.Caller.Name);
        Assert.Equal("13800001234", Assert.Single(amended.Appeal.Caller.Phones));
        Assert.Equal("Title Name", amended.Events[^1].Note);
        Assert.Equal(OutcomeKind.Stale, (await house.As(Role.Operator).Run(form)).Kind);
    }

    [Fact]
    public async Task An_amendment_that_changes_nothing_is_refused()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house);
        var form = AmendTicket.Of(ticket);
        Assert.Equal(RefusalCode.NothingChanged, (await house.As(Role.Operator).Run(form)).Code);

        Assert.True((await house.As(Role.Operator).Run(form with { Address = "东阁街道江畔花园5栋" })).Ok);
        Assert.NotNull((await house.Ticket(ticket.Number)).Appeal.Area); // Found in the corrected address.
    }

    [Fact]
    public async Task A_second_call_adds_to_the_ticket_and_urges_it()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.InHand);
        var desk = house.As(Role.Operator);
        Assert.True((await desk.Run(new AddInformation { Number = ticket.Number, Version = ticket.Version, Text = "昨晚又来了二十多档。" })).Ok);
        Assert.True((await desk.Run(new UrgeTicket { Number = ticket.Number, Version = ticket.Version + 1, Note = "第二次来电" })).Ok);
        var urged = await house.Ticket(ticket.Number);
        Assert.Equal((TicketState.InHand, 1), (urged.State, urged.Urged));
        Assert.Equal(["昨晚又来了二十多档。", "第二次来电"], urged.Events.TakeLast(2).Select(e => e.Note));
        Assert.Equal(ticket.Appeal.Text, urged.Appeal.Text);
    }

    [Fact]
    public async Task A_new_query_code_needs_a_call_back_and_shuts_out_the_old_one()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.Dispatched);
        var command = new ReissueQueryCode { Number = ticket.Number, Version = ticket.Version };
        Assert.Equal(RefusalCode.NotCalledBack, (await house.As(Role.Operator).Run(command)).Code);

        var receipt = await house.As(Role.Operator).Run(command with { CalledBack = true });
        Assert.Matches(@"^\d{8}$", receipt.Value!.QueryCode);
        var hash = (await house.Ticket(ticket.Number)).QueryCodeHash;
        Assert.NotEqual(ticket.QueryCodeHash, hash);
        Assert.Equal(hash, await house.Db(db => Task.FromResult(Registrar.CodeHash(db.Vault, ticket.Number, receipt.Value.QueryCode))));
    }

    [Fact]
    public async Task A_ticket_without_telephone_gets_no_new_query_code()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, with: a => a with { Caller = Caller.Nobody });
        var refused = await house.As(Role.Operator).Run(new ReissueQueryCode { Number = ticket.Number, Version = ticket.Version, CalledBack = true });
        Assert.Equal(RefusalCode.NoRegisteredPhone, refused.Code);
    }

    [Fact]
    public async Task A_unit_has_no_business_at_the_first_desk()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.Dispatched);
        var unit = house.As(Role.Liaison, "urban-management");
        Assert.Equal(OutcomeKind.Forbidden, (await unit.Run(new WithdrawTicket { Number = ticket.Number, Version = ticket.Version, Reason = "不归我们管" })).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await unit.Ask(new PhoneHistory("13800001234"))).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await unit.Run(new SaveDraft(new RegisterTicket { DraftId = "d" }))).Kind);
    }
}
