using Hotline.Domain;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Tests.Routing;
using Hotline.Web.Data;
using Hotline.Web.Dispatch;
using Hotline.Web.Routing;
using Xunit;

namespace Hotline.Tests.Dispatch;

/// <summary>When the machine may dispatch alone; each condition alone prevents it.</summary>
public sealed class MachineChoiceTests
{
    private static readonly DateTimeOffset now = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly CategoryCode category = new("0105");
    private static readonly DepartmentCode unit = new("urban-management");
    private static readonly Advice sure = new(
        [new CategoryChance(category, 0.98), new CategoryChance(new CategoryCode("0507"), 0.01)], [new UnitChance(unit, 0.98, category, [], "")],
        AppealType.Complaint, Urgency.Normal, [], null, 0.97, false, 0.98, false, "model-1");

    [Fact]
    public void What_is_sure_plain_and_allowed_is_dispatched_by_the_catalogue()
    {
        var (choice, bar) = Choose();
        Assert.Null(bar);
        Assert.Equal((category, unit), (choice!.To.Category, choice.To.Lead));
        Assert.Equal(new MachineGround(0.97, 0.98, 0.95, "model-1"), choice.Ground);
        Assert.Equal(choice.Ground, MachineGround.Parse(choice.Ground.ToString()));
    }

    [Fact]
    public void Without_a_chosen_category_the_proposed_one_holds() => Assert.NotNull(Choose(appeal: a => a with { Category = null }).Choice);

    [Fact]
    public void By_default_nothing_is_dispatched_by_the_machine()
    {
        Assert.Empty(Shipped.City.Routing.AutoDispatch);
        Assert.Equal(MachineBar.NotAllowed, Choose(city: Shipped.City).Bar);
    }

    [Theory]
    [InlineData("0102\t0.95\t2026-01-01\t\t试点")]
    [InlineData("0105\t0.95\t2026-11-24\t\t试点")]
    [InlineData("0105\t0.95\t2026-01-01\t2026-11-22\t试点")]
    public void Another_category_or_another_day_is_not_allowed(string rule) => Assert.Equal(MachineBar.NotAllowed, Choose(city: City(rule)).Bar);

    [Fact]
    public void What_a_person_calls_otherwise_is_a_persons() => Assert.Equal(MachineBar.Disagreement, Choose(appeal: a => a with { Category = new CategoryCode("0102") }).Bar);

    [Fact]
    public void What_the_machine_did_not_propose_at_registration_it_does_not_dispatch()
    {
        Assert.Equal(MachineBar.Disagreement, Choose(suggested: s => s with { Model = "model-0" }).Bar);
        Assert.Equal(MachineBar.Disagreement, Choose(suggested: s => s with { Unit = new DepartmentCode("water") }).Bar);
        Assert.Equal(MachineBar.Disagreement, Choose(suggested: s => s with { Category = new CategoryCode("0102") }).Bar);
        Assert.Equal(MachineBar.Disagreement, Choose(suggested: _ => null).Bar);
        Assert.Equal(MachineBar.Disagreement, Choose(advice: a => a with { Units = [] }).Bar);
    }

    [Fact]
    public void What_is_delicate_is_a_persons()
    {
        Func<Appeal, Appeal>[] delicate =
        [
            a => a with { Confidential = true }, a => a with { ReportedUnit = new DepartmentCode("police") }, a => a with { Type = AppealType.Report },
            a => a with { Urgency = Urgency.Urgent }, a => a with { Urgency = Urgency.Critical },
        ];
        Assert.All(delicate, appeal => Assert.Equal(MachineBar.Delicate, Choose(appeal: appeal).Bar));
        Assert.Equal(MachineBar.Delicate, Choose(advice: a => a with { Urgency = Urgency.Urgent }).Bar);
    }

    [Fact]
    public void What_a_person_has_begun_or_means_to_do_is_a_persons()
    {
        var stamp = new Stamp(Given.Someone, now);
        Assert.Equal(MachineBar.Touched, Choose(ticket: t => t.AddInformation("还有……", stamp)).Bar);
        Assert.Equal(MachineBar.Touched, Choose(ticket: t => t.Withdraw(null, stamp)).Bar);
        Assert.Equal(MachineBar.Touched, Choose(ticket: t => Given.New(TicketNumber.Of(Shipped.Today, 2), Given.Appeal(), now).MergeInto(t, null, stamp)).Bar);
        Assert.Equal(MachineBar.Touched, Choose(byHand: true).Bar);
    }

    [Fact]
    public void What_the_machine_is_not_sure_of_is_a_persons()
    {
        Assert.Equal(MachineBar.Unsure, Choose(advice: a => a with { Unsure = true }).Bar);
        Assert.Equal(MachineBar.Unsure, Choose(advice: a => a with { CategoryUnsure = true }).Bar);
        Assert.Equal(MachineBar.CategoryBelowFloor, Choose(advice: a => a with { Confidence = 0.899 }).Bar);
        Assert.Equal(MachineBar.UnitBelowFloor, Choose(advice: a => a with { UnitConfidence = 0.919 }).Bar);
    }

    [Fact]
    public void A_floor_that_nothing_reached_out_of_fold_means_never()
    {
        Assert.Equal(MachineBar.CategoryBelowFloor, Choose(advice: a => a with { Confidence = 1 }, thresholds: (1, 0.5)).Bar);
        Assert.Equal(MachineBar.UnitBelowFloor, Choose(advice: a => a with { UnitConfidence = 1 }, thresholds: (0.5, 1)).Bar);
    }

    [Fact]
    public void Where_nobody_knows_where_it_is_or_only_the_city_a_person_decides()
    {
        var city = Shipped.City.Gazetteer.All.Single(a => a.Kind == AreaKind.City).Code;
        Assert.Equal(MachineBar.NoPlace, Choose(appeal: a => a with { Area = null }).Bar);
        Assert.Equal(MachineBar.NoPlace, Choose(appeal: a => a with { Area = city }).Bar);
        Assert.Equal(MachineBar.NoPlace, Choose(appeal: a => a with { Area = new AreaCode("nowhere") }).Bar);
    }

    [Fact]
    public void Where_the_catalogue_names_nobody_another_or_a_dissolved_unit_a_person_decides()
    {
        Assert.Equal(MachineBar.NoDuty, Choose(city: City(allowed, "catalogue/catalogue.tsv", t => string.Join('\n', t.Split('\n').Where(l => !l.StartsWith("0105", StringComparison.Ordinal))))).Bar);
        Assert.Equal(MachineBar.NoDuty, Choose(city: City(allowed, "catalogue/catalogue.tsv", t => t.Replace("0105\t*\t\turban-management", "0105\t*\t\twater", StringComparison.Ordinal))).Bar);
        Assert.Equal(MachineBar.NoDuty, Choose(city: City(allowed, "departments/departments.tsv", Dissolved)).Bar);
    }

    private const string allowed = "0105\t0.95\t2026-01-01\t\t试点";

    private static string Dissolved(string text) => string.Join('\n', text.Split('\n').Select(line =>
    {
        var fields = line.TrimEnd('\r').Split('\t');
        var columns = text.Split('\n')[0].TrimEnd('\r').Split('\t').ToList();
        if (fields[0] == "urban-management")
        {
            fields[columns.IndexOf("valid_to")] = "2026-11-22";
        }

        return string.Join('\t', fields);
    }));

    private static CityRules City(string rule, string? changed = null, Func<string, string>? change = null)
    {
        var files = new Dictionary<string, string>(Shipped.Files) { [CityFiles.AutoDispatchFile] = $"category\tfloor\tvalid_from\tvalid_to\treason\n{rule}\n" };
        if (changed is not null)
        {
            files[changed] = change!(files[changed]);
        }

        return CityFiles.Read(files);
    }

    private static (MachineChoice? Choice, MachineBar? Bar) Choose(
        Func<Appeal, Appeal>? appeal = null, Func<SuggestedRoute, SuggestedRoute?>? suggested = null, Func<Advice, Advice>? advice = null, Action<Ticket>? ticket = null,
        CityRules? city = null, (double, double)? thresholds = null, bool byHand = false)
    {
        var place = Shipped.City.Gazetteer.All.First(a => a.Kind == AreaKind.Street).Code;
        var registered = Ticket.Register(
            TicketNumber.Of(Shipped.Today, 1), (appeal ?? (a => a))(Given.Appeal() with { Area = place, Category = category }), (suggested ?? (s => s))(sure.Route), "hash", "guangdong-1",
            new Stamp(Given.Someone, now), byHand);
        ticket?.Invoke(registered);
        return MachineChoice.Of(registered, (advice ?? (a => a))(sure), city ?? City(allowed), _ => thresholds ?? (0.90, 0.92), now);
    }
}
