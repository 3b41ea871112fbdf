using Hotline.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Hotline.Web.Audit;

/// <summary>Numbers and ties audit lines as they are stored, whoever stores them. Inside a transaction: SQLite lets one writer in, so nobody can come between the last line and the next.</summary>
public sealed class AuditLinks(AuditChain chain) : SaveChangesInterceptor
{
    private const int group = 1000;

    /// <inheritdoc/>
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is HotlineDb db && db.ChangeTracker.Entries<AuditLine>().Where(l => l.State == EntityState.Added).ToList() is { Count: > 0 } lines)
        {
            if (db.Database.CurrentTransaction is null)
            {
                throw new InvalidOperationException("An audit line is written inside a transaction only.");
            }

            var head = await Head(db, cancellationToken);
            foreach (var entry in lines)
            {
                var id = entry.Property(l => l.Id);
                (id.CurrentValue, id.IsTemporary) = (head.Id + 1, false);
                entry.Entity.Link = chain.Link(entry.Entity, head.Link);
                head = new AuditHead(entry.Entity.Id, entry.Entity.Link);
            }
        }

        return result;
    }

    /// <summary>The last line of the chain.</summary>
    public static async Task<AuditHead> Head(HotlineDb db, CancellationToken ct) =>
        await db.AuditLines.OrderByDescending(l => l.Id).Select(l => new { l.Id, l.Link }).FirstOrDefaultAsync(ct) is { } last
            ? new AuditHead(last.Id, last.Link ?? AuditChain.Start)
            : AuditHead.None;

    /// <summary>Ties the lines of a store that is older than the chain, once: where an anchor lies, an untied line is somebody's tampering and stays as it is found.</summary>
    public static async Task TieOld(IServiceProvider services, CancellationToken ct)
    {
        var (db, chain) = (services.GetRequiredService<HotlineDb>(), services.GetRequiredService<AuditChain>());
        if (services.GetRequiredService<AuditAnchor>().Exists || await db.AuditLines.AnyAsync(l => l.Link != null, ct))
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var head = AuditHead.None;
        while (await db.AuditLines.Where(l => l.Id > head.Id).OrderBy(l => l.Id).Take(group).ToListAsync(ct) is { Count: > 0 } lines)
        {
            foreach (var line in lines)
            {
                line.Link = chain.Link(line, head.Link);
                head = new AuditHead(line.Id, line.Link);
            }

            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }

        await transaction.CommitAsync(ct);
    }
}
