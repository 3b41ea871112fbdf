using Bunit;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Tests.Routing;
using Hotline.Web.Notifications;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Shell;
using Hotline.Web.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Tests.Tickets;

/// <summary>A stage for console pages: the demo city's rules, a clock that stands still, and a door that answers what the test says.</summary>
public class Stage : BunitContext
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly Lazy<CityRules> rules = new(() => Shipped.City);

    public Stage()
    {
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture = new("zh-CN");
        var city = new City();
        city.Change(rules.Value, "test");
        Services.AddLocalization();
        Services.AddLogging();
        Services.AddScoped<Words>();
        Services.AddSingleton(city);
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddSingleton<IUseCases>(Door);
        Services.AddSingleton(Feed);
        Door.Answers<Web.CoolingOff.CallerCoolingOff>(_ => null);
        Door.Answers<ToldCitizen>(_ => Array.Empty<ToldMessage>());
        JSInterop.Mode = JSRuntimeMode.Loose;
        JSInterop.SetupModule("./ticket.js").Mode = JSRuntimeMode.Loose;
    }

    public TestClock Clock { get; } = new(Now);

    public Door Door { get; } = new();

    public LiveFeed Feed { get; } = new(NullLogger<LiveFeed>.Instance);

    /// <summary>A ticket as somebody with these actions sees it.</summary>
    public static TicketView View(Ticket ticket, params TicketAction[] actions) => new(
        ticket, MaskedCaller.Of(ticket.Appeal.Caller), actions, ticket.Clocks(rules.Value.Limits.In(ticket.LimitVersion), rules.Value.Time), null, true, []);

    /// <summary>A ticket that a unit has answered and the reviewer has not yet read; further if asked.</summary>
    public static Ticket Answered(bool approved = false)
    {
        var ticket = Given.New(TicketNumber.Of(new DateOnly(2026, 11, 23), 77), Given.Appeal(), Now);
        var stamp = new Domain.Stamp(new Domain.Actor("zhang", "张三", new DepartmentCode("urban-management")), Now.AddMinutes(5));
        ticket.Dispatch(new RoutingDecision(new CategoryCode("0101"), new DepartmentCode("urban-management"), []), "夜间高发", new Domain.Stamp(Given.Someone, Now));
        ticket.Accept(stamp);
        ticket.Reply(ResultKind.Solved, "当晚已派执法队员清理。", null, new DateOnly(2026, 11, 23), stamp);
        if (approved)
        {
            ticket.Approve(null, stamp);
        }

        return ticket;
    }
}

/// <summary>Answers what the test says, and remembers what was asked.</summary>
public sealed class Door : IUseCases
{
    private readonly Dictionary<Type, Func<object, object?>> answers = [];

    /// <summary>Every request, in order.</summary>
    public List<object> Asked { get; } = [];

    /// <summary>How commands end.</summary>
    public Func<object, Outcome> Ends { get; set; } = _ => Outcome.Done;

    public void Answers<TRequest>(Func<TRequest, object?> answer) => answers[typeof(TRequest)] = request => answer((TRequest)request);

    public Task<Outcome> Run(ICommand command)
    {
        Asked.Add(command);
        return Task.FromResult(Ends(command));
    }

    public Task<Outcome<T>> Run<T>(ICommand<T> command) => Answer<T>(command);

    public Task<Outcome<T>> Ask<T>(IQuestion<T> question) => Answer<T>(question);

    private Task<Outcome<T>> Answer<T>(object request)
    {
        Asked.Add(request);
        return Task.FromResult(answers[request.GetType()](request) switch
        {
            OutcomeKind kind => new Outcome<T>(kind, default),
            var value => new Outcome<T>(OutcomeKind.Done, (T?)value),
        });
    }
}
