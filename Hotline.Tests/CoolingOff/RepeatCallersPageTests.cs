using Bunit;
using Hotline.Domain;
using Hotline.Domain.CoolingOff;
using Hotline.Domain.Tickets;
using Hotline.Tests.Tickets;
using Hotline.Web.CoolingOff;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;
using Xunit;

namespace Hotline.Tests.CoolingOff;

/// <summary>The page offers what the person may do, and says beside the field what is wrong with it.</summary>
public sealed class RepeatCallersPageTests : Stage
{
    private static readonly TicketNumber number = TicketNumber.Of(new DateOnly(2026, 11, 23), 1);

    [Fact]
    public void A_request_without_a_reason_says_so_at_the_reason()
    {
        Door.Answers<RepeatCallers>(_ => new[] { new RepeatCaller("139****2222", 6, 4, number, [number], false) });
        Door.Answers<CoolingOffList>(_ => new Page<CoolingOffRow>([], 0, 1, 20));
        Door.Ends = _ => new Outcome(OutcomeKind.Invalid, Fields: [new FieldError("Reason", "CoolingOffReasonMissing")]);
        var page = Render<RepeatCallersPage>();
        page.Find("table button").Click();
        page.Find("form").Submit();
        Assert.Contains("申请冷静期的理由", page.Find("#cooling-reason-error").TextContent, StringComparison.Ordinal);
        page.FindAll("form button")[1].Click();
        Assert.Empty(page.FindAll("form"));
    }

    [Fact]
    public void Whose_caller_has_a_case_already_is_not_asked_for_again()
    {
        Door.Answers<RepeatCallers>(_ => new[] { new RepeatCaller("139****2222", 6, 4, number, [number], true) });
        Door.Answers<CoolingOffList>(_ => new Page<CoolingOffRow>([], 0, 1, 20));
        Assert.Empty(Render<RepeatCallersPage>().FindAll("table button"));
    }

    [Theory]
    [InlineData(CoolingOffStep.Decide, false, 2)]
    [InlineData(CoolingOffStep.Object, false, 1)]
    [InlineData(CoolingOffStep.Review, false, 2)]
    [InlineData(CoolingOffStep.None, true, 0)]
    public void Only_what_this_person_may_do_is_offered(CoolingOffStep next, bool anothers, int buttons)
    {
        Door.Answers<RepeatCallers>(_ => Array.Empty<RepeatCaller>());
        var held = new CoolingOffCase("hash", number, "一天来电四十次", 7, new Stamp(new Actor("duban", "罗国栋"), Now));
        Door.Answers<CoolingOffList>(_ => new Page<CoolingOffRow>([new CoolingOffRow(held, "139****2222", false, next, anothers)], 1, 1, 20));
        var page = Render<RepeatCallersPage>();
        Assert.Equal(buttons, page.FindAll("article button").Count);
        Assert.Equal(anothers, page.Markup.Contains("申请人本人不能决定", StringComparison.Ordinal));
    }
}
