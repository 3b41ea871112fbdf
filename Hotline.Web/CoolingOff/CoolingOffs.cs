using Hotline.Domain;
using Hotline.Domain.CoolingOff;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.CoolingOff;

/// <summary>Query vocabulary.</summary>
internal static class CoolingOffs
{
    /// <summary>The case that binds a caller at that moment, if there is one.</summary>
    public static Task<CoolingOffCase?> CoolingOffOf(this HotlineDb db, string phone, DateTimeOffset now, CancellationToken ct)
    {
        var hash = PhoneHash.WholeOf(phone, db.Vault);
        return db.CoolingOffs.Where(c => c.Whole == hash && c.State == CoolingOffState.InForce && c.Until > now).OrderByDescending(c => c.Id).FirstOrDefaultAsync(ct);
    }

    /// <summary>Cases that are asked for or bind at that moment: a caller has one at a time.</summary>
    public static IQueryable<CoolingOffCase> CoolingOffsStanding(this HotlineDb db, DateTimeOffset now) =>
        db.CoolingOffs.Where(c => c.State == CoolingOffState.Asked || (c.State == CoolingOffState.InForce && c.Until > now));

    /// <summary>Lets a caller in a cooling-off send so many appeals a day, and no more.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.CoolingOff"/>.</exception>
    public static async Task CheckCoolingOff(this HotlineDb db, CityRules rules, Caller caller, DateTimeOffset now, CancellationToken ct)
    {
        if (caller.Anonymous || caller.Phones is not [var phone, ..] || await db.CoolingOffOf(phone, now, ct) is not { } held)
        {
            return;
        }

        var midnight = rules.Time.Midnight(rules.Day(now));
        var today = await db.Tickets.CountAsync(t => t.RegisteredAt >= midnight && db.PhoneHashes.Any(p => p.Ticket == t.Number && p.Whole == held.Whole), ct);
        Refusal.When(today >= rules.CoolingOffOn(rules.Day(now)).AppealsADay, RefusalCode.CoolingOff, $"{today} today");
    }
}
