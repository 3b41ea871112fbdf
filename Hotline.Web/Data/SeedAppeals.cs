using System.Globalization;
using System.Text.RegularExpressions;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Routing;

namespace Hotline.Web.Data;

/// <summary>Makes appeals: gives a text a caller, a channel, a place, and asks model and catalogue where it belongs.</summary>
internal sealed partial class SeedAppeals(CityRules city, Advisor advisor, SeedMaterial material, SeedDice dice, DateOnly today)
{
    // Reports about units, by the words that betray which.
    private static readonly (string Word, string Unit)[] reported =
    [
        ("城管", "urban-management"), ("执法队员", "urban-management"), ("民警", "police"), ("派出所", "police"), ("交警", "traffic-police"),
        ("医院", "health"), ("税", "tax"), ("驾校", "transport"), ("窗口", "government-services"), ("小程序", "government-services"),
    ];

    private static readonly string[] ofEnterprises = ["0404", "1206", "1901", "1904", "2006"];

    private readonly List<Area> landmarks = [.. city.Gazetteer.All.Where(a => a.Kind == AreaKind.Landmark)];
    private int thread = 20_400;

    /// <summary>An appeal for a story; null where the catalogue knows no unit for it.</summary>
    public SeedPlan? For(SeedText text, SeedStory story)
    {
        var anonymous = story.Anonymous;
        var channel = text.Channel ?? ChannelOf(text, story);
        var place = text.Area is { } known ? city.Gazetteer.Find(known) : city.Gazetteer.Locate(text.Title + text.Text)?.Area;
        place ??= dice.Of(landmarks);
        var about = story.AboutUnit ? About(text) : null;
        var duty = city.Catalogue.For(text.Category, place.Code, today);
        var lead = duty?.Lead == about && about is not null ? city.Catalogue.InsteadOf(about.Value) : duty?.Lead;
        if (duty is null || lead is null)
        {
            return null;
        }

        // Who asks a question names no place, and what is declined happened elsewhere.
        var nowhere = text.Answer.Length > 0 && text.Urgency == Urgency.Normal || story.Until == TicketState.Declined;
        thread += dice.Between(3, 90);
        var appeal = new Appeal
        {
            Channel = channel,
            Type = text.Type,
            Urgency = text.Urgency,
            Title = text.Title,
            Text = text.Text,
            DesiredOutcome = text.Outcome,
            // Every third citizen was asked and agreed.
            MayPublish = text.Title.Length % 3 == 0,
            Caller = channel == Channel.Forum ? new Caller("", []) : anonymous ? Caller.Nobody : CallerAt(place, channel, text.Category),
            Address = nowhere ? "" : text.Address.Length > 0 ? text.Address : city.Gazetteer.Describe(place.Code).Replace(" › ", "", StringComparison.Ordinal),
            Area = nowhere ? null : place.Code,
            Confidential = story.Confidential || (text.Type == AppealType.Report && AsksForSecrecy().IsMatch(text.Text)),
            ReportedUnit = about,
            ForeignId = channel == Channel.Forum ? $"thread-{thread}" : null,
            SourceUrl = channel == Channel.Forum ? $"https://bbs.yunjiang.example/thread-{thread}-1-1.html" : null,
            SourceAuthor = channel == Channel.Forum ? string.Create(CultureInfo.InvariantCulture, $"yunjiang_{dice.Between(1000, 9999)}") : null,
        };
        var advice = advisor.Advise(appeal.Title, appeal.Text, appeal.Address, appeal.Area, about);
        var helpers = duty.CoOperating.Where(u => u != lead && u != about).Take(dice.Between(0, 2)).ToList();
        return new SeedPlan(
            text, appeal, advice.Route, new RoutingDecision(text.Category, lead.Value, helpers), new RoutingDecision(text.Category, Mistake(advice, lead.Value, about), []),
            duty.Entry.Basis, Before(channel));
    }

    /// <summary>Which unit a text speaks ill of; null where it names none.</summary>
    public DepartmentCode? About(SeedText text) =>
        reported.Where(r => text.Title.Contains(r.Word, StringComparison.Ordinal)).Select(r => (DepartmentCode?)new DepartmentCode(r.Unit))
            .FirstOrDefault(u => city.Unit(u) is not null);

    // Neighbours complain about their neighbourhood; enterprises speak of taxes, projects and permits.
    private Caller CallerAt(Area place, Channel channel, CategoryCode category)
    {
        var kind = channel == Channel.EnterpriseSeat || (ofEnterprises.Contains(category.Value) && dice.Chance(0.6)) ? CallerKind.Enterprise : CallerKind.Person;
        var district = city.Gazetteer.DistrictOf(place.Code)?.Name ?? "";
        var all = material.Callers.Where(c => c.Kind == kind).ToList();
        var near = all.Where(c => c.Address.StartsWith(district, StringComparison.Ordinal)).ToList();
        return dice.Of(near.Count > 0 ? near : all);
    }

    private Channel ChannelOf(SeedText text, SeedStory story)
    {
        if (story.Anonymous || text.ByOperator)
        {
            return dice.Weighed((Channel.Phone, 80), (Channel.MayorLine, 8), (Channel.Police110, 4), (Channel.Petition, 3), (Channel.EnterpriseSeat, 2), (Channel.Province, 3));
        }

        return dice.Weighed(
            (Channel.Phone, 22), (Channel.WeChat, 24), (Channel.Web, 20), (Channel.App, 13), (Channel.Forum, 9), (Channel.Letter, 5), (Channel.Email, 4), (Channel.Sms, 3));
    }

    private DepartmentCode Mistake(Advice advice, DepartmentCode right, DepartmentCode? about)
    {
        var near = advice.Units.Select(u => u.Unit).FirstOrDefault(u => u != right && u != about);
        return near.Value is not null ? near
            : dice.Of([.. city.UnitsInForce(today).Where(d => d.Kind == DepartmentKind.Department && d.Code != right && d.Code != about)]).Code;
    }

    private TimeSpan? Before(Channel channel) => channel switch
    {
        Channel.Letter => TimeSpan.FromHours(dice.Between(20, 75)),
        Channel.Forum => TimeSpan.FromMinutes(dice.Between(15, 600)),
        Channel.Email => TimeSpan.FromMinutes(dice.Between(10, 300)),
        _ => null,
    };

    [GeneratedRegex("保密|不要透露|泄露是谁|不要让.{0,6}知道")]
    private static partial Regex AsksForSecrecy();
}
