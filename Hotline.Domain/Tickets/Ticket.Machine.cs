using Hotline.Domain.Routing;

namespace Hotline.Domain.Tickets;

public sealed partial class Ticket
{
    private static readonly TicketAction[] routings = [TicketAction.Dispatch, TicketAction.AutoDispatch, TicketAction.Redirect, TicketAction.GrantReturn, TicketAction.Rule];
    private static readonly TicketAction[] claims =
        [TicketAction.Reply, TicketAction.AskReturn, TicketAction.AskExtension, TicketAction.CoReply, TicketAction.AddCoUnit, TicketAction.Redispatch];

    /// <summary>Whoever registered it goes on with it at once (merges it): the machine leaves it alone.</summary>
    public bool ByHand { get; private set; }

    /// <summary>When the machine dispatched it, if it did: a sortable copy of the timeline.</summary>
    public DateTimeOffset? MachineAt { get; private set; }

    /// <summary>What first undid the machine's dispatch (recall, redirect, granted return or ruling): a copy of the timeline too.</summary>
    public TicketAction? MachineUndone { get; private set; }

    /// <summary>It lies where the machine sent it.</summary>
    public bool ByMachine => MachineAt is not null && MachineUndone is null;

    /// <summary>Nothing has happened to it since it was registered, and nobody has said that a person goes on with it.</summary>
    public bool Untouched => Version == 1 && !ByHand;

    /// <summary>Whether the machine's dispatch can be undone as if it had not been: the unit has neither replied nor asked for anything.</summary>
    public bool MayBeRecalled =>
        events.LastOrDefault(e => routings.Contains(e.Action)) is { Action: TicketAction.AutoDispatch } sent
        && !events.Any(e => e.Sequence > sent.Sequence && (e.Action == TicketAction.Recall || claims.Contains(e.Action)));

    /// <summary>自动派单: by the machine, which the city allowed for this category (个人信息保护法 art. 24: people can undo it).</summary>
    /// <param name="decision">Where to.</param>
    /// <param name="ground">Confidences, the precision asked for and the model's version, for whoever looks through it.</param>
    /// <param name="stamp">The system, and when.</param>
    /// <exception cref="Refusal"><see cref="RefusalCode.NotForTheMachine"/>: what a person has begun, or recalled, is a person's to finish.</exception>
    public void AutoDispatch(RoutingDecision decision, MachineGround ground, Stamp stamp)
    {
        Expect(TicketAction.AutoDispatch);
        Refusal.When(!Untouched, RefusalCode.NotForTheMachine);
        CheckNotAbout(decision);
        Take(TicketAction.AutoDispatch, stamp, ground.ToString(), decision.Lead);
        Appeal = Appeal with { Category = decision.Category };
        HandTo(decision, stamp);
        MachineAt = stamp.At;
    }

    /// <summary>撤回自动派单: back to the dispatcher, as if the machine had not dispatched it; the unit is relieved, and no clock holds it against anybody.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.NothingToRecall"/>: a person sent it there, or the unit has replied or asked for something (then it is redirected or ruled on).</exception>
    public void Recall(string? reason, Stamp stamp)
    {
        Expect(TicketAction.Recall);
        Refusal.When(!MayBeRecalled, RefusalCode.NothingToRecall);
        Take(TicketAction.Recall, stamp, reason, Lead);
        Relieve(stamp);
        Undo(TicketAction.Recall);
    }

    // The machine's dispatch that was recalled was none: for every clock the first dispatch is the one after it.
    private bool Recalled => MachineUndone == TicketAction.Recall;

    private void Undo(TicketAction by) => MachineUndone ??= MachineAt is null ? null : by;
}
