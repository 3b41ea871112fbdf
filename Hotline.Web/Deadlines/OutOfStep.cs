using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Deadlines;

/// Which of these open tickets carry other dates than the calendars in force give.
[Needs(Permission.System)]
public sealed record OutOfStep(IReadOnlyList<TicketNumber> Numbers) : IQuestion<IReadOnlyList<TicketNumber>>
{
    internal sealed class Handler(OpenDeadlines open, City city) : IQuestionHandler<OutOfStep, IReadOnlyList<TicketNumber>>
    {
        public async Task<IReadOnlyList<TicketNumber>> Handle(OutOfStep request, CancellationToken ct) =>
            [.. (await open.Moves(request.Numbers, city.Now, ct)).Where(m => m.Differs).Select(m => m.Number)];
    }
}
