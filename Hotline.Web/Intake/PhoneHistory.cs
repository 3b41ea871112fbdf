using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Intake;

/// What this caller asked before, open matters first; a look at caller data, so it is on record.
[Needs(Permission.Intake)]
public sealed record PhoneHistory(string Phone) : IQuestion<IReadOnlyList<TicketRow>>
{
    /// <summary>More than this helps nobody on the line.</summary>
    public const int Most = 10;

    /// <summary>Whether a number that is being typed looks finished: 11 digits of a mobile, area code and number, or a local number.</summary>
    public static bool Complete(string? typed) => Caller.Digits(typed) is { } digits && digits.Length >= digits[0] switch { '1' => 11, '0' => 10, _ => 7 };

    internal sealed class Handler(HotlineDb db, AuditTrail audit) : IQuestionHandler<PhoneHistory, IReadOnlyList<TicketRow>>
    {
        public async Task<IReadOnlyList<TicketRow>> Handle(PhoneHistory request, CancellationToken ct)
        {
            if (Caller.Digits(request.Phone) is not { } digits)
            {
                return [];
            }

            var hash = PhoneHash.WholeOf(digits, db.Vault);
            var numbers = db.PhoneHashes.Where(p => p.Whole == hash).Select(p => p.Ticket);
            var mine = db.Tickets.Where(t => numbers.Contains(t.Number));
            var rows = await mine.Open().OrderByDescending(t => t.Number).Take(Most).Select(TicketRow.Of).ToListAsync(ct);
            if (rows.Count < Most)
            {
                rows.AddRange((await mine.OrderByDescending(t => t.Number).Take(2 * Most).Select(TicketRow.Of).ToListAsync(ct))
                    .Where(r => Lifecycle.IsTerminal(r.State)).Take(Most - rows.Count));
            }

            // Which tickets were shown, never the number that was asked for.
            await audit.Alone(AuditOutcome.Looked, request, ct, string.Join(' ', rows.Select(r => r.Number)));
            return rows;
        }
    }
}
