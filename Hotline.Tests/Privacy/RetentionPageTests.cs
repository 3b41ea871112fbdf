using Bunit;
using Hotline.Domain;
using Hotline.Domain.Privacy;
using Hotline.Domain.Tickets;
using Hotline.Tests.Tickets;
using Hotline.Web.Platform;
using Hotline.Web.Privacy;
using Hotline.Web.Tickets;
using Xunit;

namespace Hotline.Tests.Privacy;

/// <summary>What is due is counted, never done by one click; a hold that cannot be says why at its field.</summary>
public sealed class RetentionPageTests : Stage
{
    private static readonly TicketNumber number = TicketNumber.Of(new DateOnly(2023, 11, 23), 1);

    [Fact]
    public void What_is_due_is_emptied_after_a_second_click_only()
    {
        Door.Answers<RetentionDue>(_ => new[] { new DueKind(TicketState.Closed, AppealType.Complaint, 36, [number]) });
        Door.Answers<RetentionHolds>(_ => new Page<RetentionHold>([], 0, 1, 30));
        Door.Ends = _ => Outcome.Done;
        var page = Render<RetentionPage>();
        Assert.Contains("36 个月", page.Find("table").TextContent, StringComparison.Ordinal);
        page.Find("section button").Click();
        Assert.Empty(Door.Asked.OfType<AnonymiseTicket>());
        Assert.Contains("恢复不了", page.Find(".notice.warn").TextContent, StringComparison.Ordinal);
        page.Find("button.danger").Click();
        page.WaitForAssertion(() => Assert.Equal(number, Assert.Single(Door.Asked.OfType<AnonymiseTicket>()).Number));
        Assert.Contains("已去标识 1 件", page.Find(".notice.done").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hold_that_cannot_be_says_why_at_its_field_and_one_that_stands_can_be_lifted()
    {
        var hold = new RetentionHold(number, "行政诉讼", new DateOnly(2027, 1, 1), new Stamp(new Actor("anquan", "邓守义"), Now));
        Door.Answers<RetentionDue>(_ => Array.Empty<DueKind>());
        Door.Answers<RetentionHolds>(_ => new Page<RetentionHold>([hold], 1, 1, 30));
        Door.Ends = request => request is HoldTicket ? new Outcome(OutcomeKind.Invalid, Fields: [new FieldError("Number", "HoldNumberWrong")]) : Outcome.Done;
        var page = Render<RetentionPage>();
        Assert.Contains("没有到期的工单", page.Find(".empty").TextContent, StringComparison.Ordinal);
        page.Find("form").Submit();
        Assert.Contains("核对工单号", page.Find("#hold-number-error").TextContent, StringComparison.Ordinal);
        page.Find("table button").Click();
        Assert.Single(Door.Asked.OfType<ReleaseTicket>());
    }
}
