using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Dispatch;

/// <summary>A ticket that the machine may dispatch, and what it thinks of it.</summary>
public sealed record MachineCandidate(TicketNumber Number, int Version, Advice Advice);

/// <summary>What one look found, and how many tickets it looked at.</summary>
public sealed record MachineLook(IReadOnlyList<MachineCandidate> Candidates, int Looked);

/// Finds tickets that the machine may dispatch alone: among those named, or among all that nobody has touched since they were registered, some at a time.
[Needs(Permission.System)]
public sealed record MachineCandidates(IReadOnlyCollection<TicketNumber>? Among, int Skip = 0) : IQuestion<MachineLook>
{
    /// <summary>How many tickets are looked at in one go.</summary>
    public const int AtOnce = 100;

    internal sealed class Handler(HotlineDb db, City city, ModelHolder models, Advisor advisor, TimeProvider clock) : IQuestionHandler<MachineCandidates, MachineLook>
    {
        public async Task<MachineLook> Handle(MachineCandidates request, CancellationToken ct)
        {
            var (rules, now) = (city.Now, clock.GetUtcNow());
            CategoryCode?[] allowed = [.. rules.Routing.AutoDispatch.Where(r => r.InForce(rules.Day(now))).Select(r => (CategoryCode?)r.Category)];
            if (allowed.Length == 0 || models.Model is not { } model)
            {
                return new MachineLook([], 0);
            }

            var waiting = db.Tickets.AsNoTracking().Where(t => t.State == TicketState.Registered && t.Version == 1 && allowed.Contains(t.Suggested!.Category) && !t.Suggested!.Unsure);
            waiting = request.Among is { } numbers ? waiting.Where(t => numbers.Contains(t.Number)) : waiting;
            var tickets = await waiting.OrderBy(t => t.Number).Skip(request.Skip).Take(AtOnce).ToListAsync(ct);
            var candidates = new List<MachineCandidate>();
            foreach (var ticket in tickets)
            {
                var appeal = ticket.Appeal;
                var advice = advisor.Advise(appeal.Title, appeal.Text, appeal.Address, appeal.Area, appeal.ReportedUnit, appeal.ReportedParty);
                if (MachineChoice.Of(ticket, advice, rules, p => (model.ThresholdFor(p), model.FunctionThresholdFor(p)), now).Choice is not null)
                {
                    candidates.Add(new MachineCandidate(ticket.Number, ticket.Version, advice));
                }
            }

            return new MachineLook(candidates, tickets.Count);
        }
    }
}
