using Hotline.Domain.Promises;
namespace Hotline.Domain.Tickets;

public sealed partial class Ticket
{
    /// <summary>签收: the unit takes it in hand.</summary>
    public void Accept(Stamp stamp)
    {
        Take(TicketAction.Accept, stamp, unit: Lead);
        LeadAssignment!.Accept(stamp.At);
    }

    /// <summary>指派经办人: a person inside the unit.</summary>
    /// <param name="account">The handler's account; that it belongs to the unit is checked by who calls.</param>
    /// <param name="name">The handler's name, for the timeline.</param>
    /// <param name="stamp">Who assigns, and when.</param>
    public void AssignHandler(string account, string name, Stamp stamp)
    {
        Take(TicketAction.AssignHandler, stamp, name, Lead);
        LeadAssignment!.Assign(account);
    }

    /// <summary>联系诉求人: an attempt to reach the citizen, reached or not. "Closed without contact" is what citizens complain about most.</summary>
    public void LogContact(bool reached, string note, Stamp stamp)
    {
        Take(TicketAction.LogContact, stamp, $"{(reached ? "✓" : "✗")} {note}", Lead);
        LeadAssignment!.Contact(stamp.At);
    }

    /// <summary>提交答复: what was done, for the citizen to read after review.</summary>
    /// <exception cref="Refusal">"Cannot now" without a date, or with one in the past; done, or photographed, in the future.</exception>
    public void Reply(ResultKind result, string text, DateOnly? promisedOn, DateOnly today, Stamp stamp, ReplyProof? proof = null, IReadOnlyList<PromiseMade>? made = null)
    {
        Expect(TicketAction.Reply);
        Refusal.When(result == ResultKind.CannotNow && promisedOn is null, RefusalCode.PromiseMissing);
        Refusal.When(promisedOn < today, RefusalCode.PromiseInThePast);
        Refusal.When(proof?.DoneOn > today || proof?.PhotographedAt > stamp.At, RefusalCode.DoneInTheFuture);
        Take(TicketAction.Reply, stamp, unit: Lead);
        OpenRequest?.Lapse(stamp);
        LeadAssignment!.Reply(stamp.At);
        replies.Add(new DepartmentReply(Number, Lead, result, text.Trim(), promisedOn, ReplyState.Pending, stamp, proof));
        Promise(promisedOn, made ?? [], today, stamp);
    }

    /// <summary>审核通过: the citizen may read it; every merged ticket follows.</summary>
    public void Approve(string? note, Stamp stamp)
    {
        Take(TicketAction.Approve, stamp, note, Lead, Afterwards);
        replies.Last(r => r.State == ReplyState.Pending).Decide(ReplyState.Approved, note, stamp.At);
        OpenPromises();
    }

    /// <summary>打回: something is missing; the unit's clock has not stopped.</summary>
    public void SendBack(string remark, Stamp stamp)
    {
        Take(TicketAction.SendBack, stamp, remark, Lead);
        replies.Last(r => r.State == ReplyState.Pending).Decide(ReplyState.SentBack, remark, stamp.At);
        DropPromises();
    }
}
