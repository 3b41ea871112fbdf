namespace Hotline.Domain.Tickets;

/// <content>How a request goes on; the ticket's verbs call these after they have taken their step.</content>
public sealed partial class UnitRequest
{
    // Since when somebody has to decide now.
    private DateTimeOffset WaitsSince => DisputedAt ?? AskedAt;

    // When it waited: until the centre's (or the leader's) word, and once more, after a dispute, until the ruling.
    internal IEnumerable<LedgerWait> Waits(DateTimeOffset now)
    {
        yield return new LedgerWait(Kind, DisputedAt is null ? State : UnitRequestState.Refused, AskedAt, DecidedAt ?? now);
        if (DisputedAt is { } disputed)
        {
            // A dispute that lapsed has no time of its own; how long it waited was added to what the request had waited before.
            var lapsed = disputed.AddMinutes(WaitedMinutes - (int)((DecidedAt ?? disputed) - AskedAt).TotalMinutes);
            yield return new LedgerWait(Kind, State, disputed, State == UnitRequestState.ForRuling ? now : RuledAt ?? lapsed);
        }
    }

    internal void Leave(LeaderApproval approval, bool forRuling, Stamp stamp)
    {
        State = approval == LeaderApproval.Needed ? UnitRequestState.WaitsForLeader : forRuling ? UnitRequestState.ForRuling : UnitRequestState.Pending;
        if (approval == LeaderApproval.Given)
        {
            (LeaderAt, LeaderBy) = (stamp.At, stamp.By.Account);
        }
    }

    internal void Approve(bool forRuling, string? note, Stamp stamp)
    {
        (LeaderAt, LeaderBy, LeaderNote) = (stamp.At, stamp.By.Account, note);
        State = forRuling ? UnitRequestState.ForRuling : UnitRequestState.Pending;
    }

    internal void Stop(string note, Stamp stamp)
    {
        (LeaderAt, LeaderBy, LeaderNote) = (stamp.At, stamp.By.Account, note);
        Decide(UnitRequestState.Stopped, null, stamp);
    }

    internal void Decide(UnitRequestState state, string? note, Stamp stamp)
    {
        Wait(stamp);
        (State, Decision, DecidedBy, DecidedAt) = (state, note, stamp.By.Account, stamp.At);
    }

    internal void Tell(string told, DateTimeOffset? before, DateTimeOffset? after) => (Told, DueBefore, DueAfter) = (told, before, after);

    internal void Dispute(string argument, Stamp stamp) => (State, Argument, DisputedAt) = (UnitRequestState.ForRuling, argument, stamp.At);

    internal void Rule(UnitRequestState state, Stamp stamp)
    {
        Wait(stamp);
        (State, RuledAt) = (state, stamp.At);
    }

    // What the centre once said against it stays readable.
    internal void Lapse(Stamp stamp)
    {
        Wait(stamp);
        State = UnitRequestState.Lapsed;
        (DecidedBy, DecidedAt) = DecidedAt is null ? (stamp.By.Account, stamp.At) : (DecidedBy, DecidedAt);
    }

    private void Wait(Stamp stamp) => WaitedMinutes += Math.Max(0, (int)(stamp.At - WaitsSince).TotalMinutes);
}
