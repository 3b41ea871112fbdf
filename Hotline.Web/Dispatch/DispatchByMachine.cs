using System.Globalization;
using Hotline.Domain;
using Hotline.Domain.Tickets;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Dispatch;

/// Dispatches a ticket nobody has touched, without a person, where the city allows it in this category and the machine is sure enough.
[Does(TicketAction.AutoDispatch)]
public sealed record DispatchByMachine(TicketNumber Number, int Version, Advice Advice) : ITicketCommand, IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => Number.ToString();

    /// <inheritdoc/>
    public string? AuditDetail => string.Create(
        CultureInfo.InvariantCulture, $"{Advice.Route.Category} {Advice.Confidence:0.000} → {Advice.Route.Unit} {Advice.UnitConfidence:0.000} ({Advice.Model})");

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city, RuleStore rules, ModelHolder models) : ICommandHandler<DispatchByMachine>
    {
        public async Task Handle(DispatchByMachine request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            // An administrator may have forbidden it a moment ago, in another process.
            await rules.Refresh(ct);
            var (stamp, model) = (me.Stamp(), models.Model!);
            var (choice, bar) = MachineChoice.Of(ticket, request.Advice, city.Now, p => (model.ThresholdFor(p), model.FunctionThresholdFor(p)), stamp.At);
            if (choice is null)
            {
                throw new Refusal(RefusalCode.NotForTheMachine, bar.ToString());
            }

            ticket.AutoDispatch(choice.To, choice.Ground, stamp);
        }
    }
}
