using Hotline.Domain.Identity;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Privacy;

/// Says whether tonight follows upon a night not long ago, and keeps it as the last one. What is taken out cannot be put back: after a long gap, or when the clock went backwards, one night is let pass,
/// so that somebody can notice that the clock is wrong.
[Needs(Permission.System)]
public sealed record BeginNight : ICommand<bool>, IQuiet
{
    /// <summary>A gap as long as this is no longer ordinary.</summary>
    public static readonly TimeSpan Long = TimeSpan.FromDays(7);

    private const string mark = "retention";

    internal sealed class Handler(HotlineDb db, TimeProvider clock) : ICommandHandler<BeginNight, bool>
    {
        public async Task<bool> Handle(BeginNight request, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            var last = await db.LedgerMarks.FindAsync([mark], ct);
            var follows = last is not null && last.At <= now && now - last.At < Long;
            (last ?? db.LedgerMarks.Add(new LedgerMark { Ledger = mark }).Entity).At = now;
            return follows;
        }
    }
}
