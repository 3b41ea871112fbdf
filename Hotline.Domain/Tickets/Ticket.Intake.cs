using Hotline.Domain.Routing;

namespace Hotline.Domain.Tickets;

public sealed partial class Ticket
{
    /// <summary>受理: an appeal becomes a ticket.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="appeal">What was said.</param>
    /// <param name="suggested">What the machine proposes, if it was asked.</param>
    /// <param name="queryCodeHash">Keyed hash of the code the citizen was given.</param>
    /// <param name="limitVersion">The limits in force today; the ticket keeps them for life.</param>
    /// <param name="stamp">Who registers, and when.</param>
    /// <param name="byHand">A person goes on with it at once: the machine leaves it alone.</param>
    public static Ticket Register(
        TicketNumber number, Appeal appeal, SuggestedRoute? suggested, string queryCodeHash, string limitVersion, Stamp stamp, bool byHand = false)
    {
        var ticket = new Ticket
        {
            Number = number,
            Appeal = appeal,
            Suggested = suggested,
            QueryCodeHash = queryCodeHash,
            LimitVersion = limitVersion,
            RegisteredAt = stamp.At,
            RegisteredBy = stamp.By.Account,
            ByHand = byHand,
            ReceivedAt = appeal.ReceivedAt is { } received && received < stamp.At ? received : stamp.At,
        };
        ticket.Take(TicketAction.Register, stamp);
        return ticket;
    }

    /// <summary>直接答复: the operator answers from what is known and public. No review; sampled for quality.</summary>
    /// <exception cref="Refusal">No category, or no such step.</exception>
    public void AnswerDirectly(string answer, Stamp stamp)
    {
        Expect(TicketAction.AnswerDirectly);
        Refusal.When(Appeal.Category is null, RefusalCode.CategoryMissing);
        Take(TicketAction.AnswerDirectly, stamp, circumstance: Afterwards);
        replies.Add(new DepartmentReply(Number, null, ResultKind.Explained, answer.Trim(), null, ReplyState.Approved, stamp));
    }

    /// <summary>直接答复, by an operator who names the category in the same act.</summary>
    public void AnswerDirectly(CategoryCode category, string answer, Stamp stamp)
    {
        Expect(TicketAction.AnswerDirectly);
        Appeal = Appeal with { Category = category };
        AnswerDirectly(answer, stamp);
    }

    /// <summary>不予受理: with one of the lawful reasons; what the caller was told is kept.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.HasChildren"/>: the tickets merged into it would wait for ever.</exception>
    public void Decline(string reason, string told, Stamp stamp)
    {
        Expect(TicketAction.Decline);
        Refusal.When(Children > 0, RefusalCode.HasChildren);
        Take(TicketAction.Decline, stamp, told);
        EndCode = reason;
    }

    /// <summary>转紧急服务: a person in danger goes to 110, 119, 120 or 122 at once; a time-stamped copy stays.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.HasChildren"/>: the call is put through all the same, but the ticket others were merged into goes on.</exception>
    public void Transfer(string service, string note, Stamp stamp)
    {
        Expect(TicketAction.Transfer);
        Refusal.When(Children > 0, RefusalCode.HasChildren);
        Take(TicketAction.Transfer, stamp, note);
        EndCode = service;
    }

    /// <summary>并案: the same matter is already being handled. The child keeps its own caller, notice and follow-up.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.CannotMerge"/>: into itself, into a merged ticket, or into one whose answer is already out; or this one has children itself.
    /// <see cref="RefusalCode.ReportAboutTheUnit"/>: a report about a unit joins only a report about the same unit, else that unit might answer it.</exception>
    public void MergeInto(Ticket parent, string? note, Stamp stamp)
    {
        Expect(TicketAction.Merge);
        Refusal.When(
            parent.Number == Number || Children > 0
            || parent.State is not (TicketState.Registered or TicketState.Dispatched or TicketState.InHand or TicketState.UnderReview),
            RefusalCode.CannotMerge);
        Refusal.When(Appeal.ReportedUnit is { } reported && parent.Appeal.ReportedUnit != reported, RefusalCode.ReportAboutTheUnit);
        Take(TicketAction.Merge, stamp, string.IsNullOrWhiteSpace(note) ? parent.Number.ToString() : $"{parent.Number} {note}");
        Parent = parent.Number;
        parent.Children++;
        parent.Version++;
    }

    /// <summary>The parent was answered: so is this one.</summary>
    public void FollowParent(Ticket parent, Stamp stamp)
    {
        var answer = parent.ApprovedReply ?? throw new InvalidOperationException("A parent is followed when its reply is approved.");
        Take(TicketAction.FollowParent, stamp, parent.Number.ToString(), answer.Unit, Afterwards);
        replies.Add(new DepartmentReply(Number, answer.Unit, answer.Result, answer.Text, answer.PromisedOn, ReplyState.Approved, stamp, answer.Proof));
    }

    /// <summary>更正: a field was mistyped. The timeline keeps which fields, never their contents.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.NothingChanged"/>; a report may not be turned into one about the unit that has it.</exception>
    public void Amend(Appeal corrected, Stamp stamp)
    {
        Expect(TicketAction.Amend);
        var fields = corrected.DifferenceFrom(Appeal);
        Refusal.When(fields.Count == 0, RefusalCode.NothingChanged);
        Refusal.When(corrected.ReportedUnit is { } unit && assignments.Any(a => a.Stands && (a.Unit == unit || a.Via == unit)), RefusalCode.ReportAboutTheUnit);
        Refusal.When(Appeal.Category is not null && corrected.Category is null, RefusalCode.CategoryMissing);
        Take(TicketAction.Amend, stamp, string.Join(' ', fields));
        Appeal = corrected;
    }

    /// <summary>补充: the citizen adds to the story. The first words stay as they were.</summary>
    public void AddInformation(string text, Stamp stamp) => Take(TicketAction.AddInformation, stamp, text);

    /// <summary>撤回: the citizen no longer wants it.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.HasChildren"/>: other citizens wait for its answer.</exception>
    public void Withdraw(string? reason, Stamp stamp)
    {
        Expect(TicketAction.Withdraw);
        Refusal.When(Children > 0, RefusalCode.HasChildren);
        Take(TicketAction.Withdraw, stamp, reason);
        Relieve(stamp);
        replies.LastOrDefault(r => r.State == ReplyState.Pending)?.Decide(ReplyState.Lapsed, null, stamp.At);
        DropPromises();
        OpenRequest?.Lapse(stamp);
    }

    /// <summary>The merged child no longer waits for this ticket.</summary>
    public void LoseChild() => Children = Math.Max(0, Children - 1);

    /// <summary>催办: the citizen calls again, or the centre wants it sooner.</summary>
    public void Urge(string? note, Stamp stamp)
    {
        Take(TicketAction.Urge, stamp, note, Lead);
        Urged++;
    }

    /// <summary>A citizen who lost the query code gets a new one, after being called back on the registered number.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.NoRegisteredPhone"/>, <see cref="RefusalCode.NotCalledBack"/>.</exception>
    public void ReissueCode(string queryCodeHash, bool calledBack, Stamp stamp)
    {
        Expect(TicketAction.ReissueCode);
        Refusal.When(Appeal.Caller.Phones.Count == 0, RefusalCode.NoRegisteredPhone);
        Refusal.When(!calledBack, RefusalCode.NotCalledBack);
        Take(TicketAction.ReissueCode, stamp);
        QueryCodeHash = queryCodeHash;
    }

    /// <summary>Keeps a stored file with the ticket.</summary>
    public void Attach(Attachment file) => attachments.Add(file);
}
