using Hotline.Domain.Deadlines;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Intake;

/// <summary>What the machine thinks of an appeal, and the limit it will have.</summary>
/// <param name="Title">The title it read: the deciding words' places count in it.</param>
/// <param name="Text">The text it read.</param>
/// <param name="Advice">Categories, units, type, urgency, place.</param>
/// <param name="Handle">Time for the answer, from dispatch.</param>
/// <param name="Due">When that would end if it were dispatched now.</param>
/// <param name="Dispatch">Time for dispatching it.</param>
public sealed record AppealAdvice(string Title, string Text, Advice Advice, Budget Handle, Due Due, Budget Dispatch);

/// Proposes category, type, urgency and units while an operator still types, and says what limit the ticket will have.
[Needs(Permission.Intake | Permission.Dispatch)]
public sealed record AdviceFor : IQuestion<AppealAdvice>
{
    public string Title { get; init; } = "";

    public string Text { get; init; } = "";

    public string Address { get; init; } = "";

    public string? Area { get; init; }

    public string? ReportedUnit { get; init; }

    public ReportedParty? ReportedParty { get; init; }

    public AppealType Type { get; init; } = AppealType.Complaint;

    public Urgency Urgency { get; init; } = Urgency.Normal;

    public Channel Channel { get; init; } = Channel.Phone;

    public string? Legal { get; init; }

    internal sealed class Handler(City city, Advisor advisor, TimeProvider clock) : IQuestionHandler<AdviceFor, AppealAdvice>
    {
        public Task<AppealAdvice> Handle(AdviceFor request, CancellationToken ct)
        {
            var (rules, now) = (city.Now, clock.GetUtcNow());
            var advice = advisor.Advise(
                request.Title, request.Text, request.Address,
                request.Area is { Length: > 0 } area ? new AreaCode(area) : null,
                request.ReportedUnit is { Length: > 0 } unit ? new DepartmentCode(unit) : null,
                request.ReportedParty);
            var limits = rules.Limits.InForce(rules.Day(now));
            var handle = limits.Find(ClockName.Handle, request.Type, request.Urgency, request.Channel, request.Legal);
            var dispatch = limits.Find(ClockName.Dispatch, request.Type, request.Urgency, request.Channel, request.Legal);
            return Task.FromResult(new AppealAdvice(request.Title, request.Text, advice, handle.Budget, rules.Time.Add(now, handle), dispatch.Budget));
        }
    }
}
