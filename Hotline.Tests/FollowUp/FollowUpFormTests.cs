using AngleSharp.Dom;
using Bunit;
using Hotline.Domain;
using Hotline.Domain.Tickets;
using Hotline.Tests.Tickets;
using Hotline.Web.FollowUp;
using Hotline.Web.Platform;
using Xunit;

namespace Hotline.Tests.FollowUp;

public sealed class FollowUpFormTests : Stage
{
    private static readonly TicketAction[] open = [TicketAction.Close, TicketAction.LogAttempt, TicketAction.Redo, TicketAction.CloseDissatisfied, TicketAction.CloseUnreached];

    [Fact]
    public void A_content_citizen_is_closed_with_the_answers_in_words()
    {
        var ticket = Answered(approved: true);
        var form = Open(ticket);
        Assert.Contains("夜市占道经营", form.Find(".script").TextContent, StringComparison.Ordinal);
        Assert.Contains("当晚已派执法队员清理。", form.Markup, StringComparison.Ordinal);
        Choose(form, "contacted", "已接通");
        Choose(form, "solved", "已解决");
        Choose(form, "result", "非常满意");
        Choose(form, "attitude", "基本满意");
        Assert.Equal("回访办结", Button(form).TextContent);
        form.Find("form.follow-up").Submit();
        var sent = Assert.Single(Door.Asked.OfType<CloseTicket>());
        Assert.Equal((ticket.Number, ticket.Version, true, 5, 3), (sent.Number, sent.Version, sent.Solved, sent.Result, sent.Attitude));
    }

    [Fact]
    public void A_discontent_citizen_turns_the_form_into_a_redo_with_a_ground()
    {
        var form = Open(Answered(approved: true));
        Discontent(form);
        Assert.Equal("重办", Button(form).TextContent);
        form.FindAll("textarea")[^1].Change("摊档仍在");
        form.Find("form.follow-up").Submit();
        var sent = Assert.Single(Door.Asked.OfType<RedoTicket>());
        Assert.Equal((false, 2, 3, "摊档仍在"), (sent.Solved, sent.Result, sent.Attitude, sent.Ground));
    }

    [Fact]
    public void Or_into_closing_as_dissatisfied_with_a_note()
    {
        var form = Open(Answered(approved: true));
        Discontent(form);
        Choose(form, "then", "按不满意办结");
        form.FindAll("textarea")[^1].Change("诉求超出职权");
        Choose(form, "reason", "政策不允许，我不认同");
        form.Find("#verified").Change(nameof(VerifiedBy.Law));
        form.Find("form.follow-up").Submit();
        var sent = Assert.Single(Door.Asked.OfType<CloseDissatisfied>());
        Assert.Equal(("诉求超出职权", "not-allowed", VerifiedBy.Law), (sent.Note, sent.Reason, sent.Verified!.Value));
    }

    [Fact]
    public void Or_into_a_record_that_the_unit_may_answer()
    {
        var form = Open(Answered(approved: true), [.. open, TicketAction.RecordDiscontent]);
        Discontent(form);
        Choose(form, "then", "先登记不满意");
        Assert.Equal("登记不满意", Button(form).TextContent);
        form.Find("form.follow-up").Submit();
        Assert.Equal((false, 2), (Assert.Single(Door.Asked.OfType<RecordDiscontent>()) is var sent ? (sent.Solved!.Value, sent.Result!.Value) : default));
    }

    [Fact]
    public void The_second_failure_offers_no_redo()
    {
        var form = Open(Answered(approved: true), [TicketAction.Close, TicketAction.LogAttempt, TicketAction.CloseDissatisfied]);
        Discontent(form);
        Assert.Equal("不满意办结", Button(form).TextContent);
        Assert.DoesNotContain("退回单位重办", form.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_reached_is_an_attempt_and_the_form_says_how_many_there_were()
    {
        var form = Open(Answered(approved: true));
        Choose(form, "contacted", "未接通");
        Assert.Contains("已拨打 2 次，分布在 1 天；满 3 天", form.Markup, StringComparison.Ordinal);
        Choose(form, "attempt", "关机");
        form.Find("form.follow-up").Submit();
        Assert.Equal("关机或停机", Assert.Single(Door.Asked.OfType<LogAttempt>()).Note);
    }

    [Fact]
    public void A_web_answer_stands_and_only_the_decision_is_asked()
    {
        var ticket = Answered(approved: true);
        ticket.Rate(new Answers(false, 1, 2, "没人来过"), new Stamp(Actor.Citizen, Now.AddHours(1)));
        var form = Open(ticket, [TicketAction.LogAttempt, TicketAction.Redo, TicketAction.CloseDissatisfied]);
        Assert.Contains("没人来过", form.Markup, StringComparison.Ordinal);
        Assert.Empty(form.FindAll("input[name=solved]"));
        form.FindAll("textarea")[^1].Change("现场核实未清理");
        form.Find("form.follow-up").Submit();
        var sent = Assert.Single(Door.Asked.OfType<RedoTicket>());
        Assert.Null(sent.Answers());
    }

    [Fact]
    public void What_the_rules_refuse_is_said_and_what_was_typed_stays()
    {
        Door.Ends = _ => new Outcome(OutcomeKind.Refused, RefusalCode.RedoneAlready);
        var form = Open(Answered(approved: true));
        Discontent(form);
        form.FindAll("textarea")[^1].Change("摊档仍在");
        form.Find("form.follow-up").Submit();
        Assert.Contains("已经重办过一次", form.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("摊档仍在", form.FindAll("textarea")[^1].GetAttribute("value"));
    }

    private static void Discontent(IRenderedComponent<CloseForm> form)
    {
        Choose(form, "contacted", "已接通");
        Choose(form, "solved", "未解决");
        Choose(form, "result", "不满意");
        Choose(form, "attitude", "基本满意");
    }

    private IRenderedComponent<CloseForm> Open(Ticket ticket, TicketAction[]? actions = null)
    {
        Door.Answers<CallAttempts>(_ => new AttemptsSoFar([Now.AddHours(-2), Now.AddHours(-1)], 1, 3));
        return Render<CloseForm>(p => p.Add(x => x.Ticket, View(ticket, actions ?? open)));
    }

    private static IElement Button(IRenderedComponent<CloseForm> form) => form.Find(".form-end button[type=submit]");

    private static void Choose(IRenderedComponent<CloseForm> form, string name, string words) =>
        form.FindAll($"input[name={name}]").First(i => i.ParentElement!.TextContent.Trim() is var text && (text == words || (name is "then" or "attempt" && text.Contains(words, StringComparison.Ordinal)))).Change(true);
}
