using System.Globalization;
using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Knowledge;
using Hotline.Domain.Publication;
using Hotline.Domain.Tickets;
using Hotline.Web.Intake;
using Hotline.Web.Knowledge;
using Hotline.Web.Platform;
using Hotline.Web.Publication;
using Hotline.Web.Routing;
using Hotline.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Data;

/// <summary>Fills an empty store with the demo city's tickets: some 370 lives of the last 60 days, each walked by the ticket's own verbs. All of it in one transaction, so that a killed start leaves either a whole city or none.</summary>
public static class Seed
{
    private const int seed = 12345;
    private const int batch = 40;
    private const int codeLength = 8;
    private static readonly TicketState[] groups = [TicketState.InHand, TicketState.Closed, TicketState.UnderReview];

    /// <summary>Seeds when there is no ticket at all; otherwise does nothing.</summary>
    /// <param name="services">The application's.</param>
    /// <param name="progress">Told how much is done, 0 to 1.</param>
    /// <param name="ct">Stops it; nothing has been stored then.</param>
    /// <returns>How many tickets were made.</returns>
    public static async Task<int> Sow(IServiceProvider services, Action<double>? progress = null, CancellationToken ct = default)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(Actor.System, (Permission)~0L, "seed");
        var db = scope.ServiceProvider.GetRequiredService<HotlineDb>();
        if (await db.Tickets.AnyAsync(ct))
        {
            return 0;
        }

        var world = World(services, await db.Users.AsNoTracking().OrderBy(a => a.UserName).ToListAsync(ct));
        var tales = Tell(services, world, part => progress?.Invoke(part / 2));
        using var turn = await services.GetRequiredService<WriteGate>().Enter(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Another process may have been faster; inside the transaction nobody is.
        if (await db.Tickets.AnyAsync(ct))
        {
            return 0;
        }

        var codes = Number(tales, services, db);
        await Save(db, tales, world, services.GetRequiredService<Randomness>(), part => progress?.Invoke(0.5 + part / 2), ct);
        // Written before the commit: a killed start writes it again, a committed city always has it.
        await WriteCodes(services, tales, codes, ct);
        await transaction.CommitAsync(ct);
        return codes.Count;
    }

    private static SeedWorld World(IServiceProvider services, List<Identity.Account> accounts)
    {
        var city = services.GetRequiredService<City>().Now;
        var dice = new SeedDice(seed);
        var material = new SeedMaterial(services.GetRequiredService<DataFolder>());
        var times = new SeedTimes(city.Time, dice, services.GetRequiredService<TimeProvider>().GetUtcNow());
        return new SeedWorld(city, material, dice, times, new SeedCast(accounts, material.Staff, dice), new SeedNotes(material.Notes, dice));
    }

    private static List<IReadOnlyList<SeedTale>> Tell(IServiceProvider services, SeedWorld world, Action<double> progress)
    {
        var pool = new SeedPool(world, new SeedAppeals(world.City, services.GetRequiredService<Advisor>(), world.Material, world.Dice, world.Times.Day(world.Times.Now)));
        var tales = new List<IReadOnlyList<SeedTale>>();
        foreach (var (texts, until) in world.Material.Events.Zip(groups))
        {
            if (pool.FindGroup(texts, until) is { } group)
            {
                tales.Add(group);
            }
        }

        var stories = SeedStory.All().ToList();
        for (var i = 0; i < stories.Count; i++)
        {
            if (pool.Find(stories[i]) is { } tale)
            {
                tales.Add([tale]);
            }

            progress((i + 1.0) / stories.Count);
        }

        return [.. tales.OrderBy(t => t[0].Begun)];
    }

    // Numbers run with the days, in the order of registration; then every tale is played for good.
    private static Dictionary<SeedTale, (TicketNumber Number, string Code)> Number(List<IReadOnlyList<SeedTale>> tales, IServiceProvider services, HotlineDb db)
    {
        var (city, random) = (services.GetRequiredService<City>().Now, services.GetRequiredService<Randomness>());
        var codes = new Dictionary<SeedTale, (TicketNumber Number, string Code)>();
        foreach (var day in tales.SelectMany(t => t).OrderBy(t => t.Begun).GroupBy(t => city.Day(t.Begun)))
        {
            var serial = 0;
            foreach (var tale in day)
            {
                codes[tale] = (TicketNumber.Of(day.Key, ++serial), random.Digits(codeLength));
            }
        }

        foreach (var group in tales)
        {
            SeedTale.Play([.. group.Select(t => (t, codes[t].Number, Registrar.CodeHash(db.Vault, codes[t].Number, codes[t].Code)))]);
            foreach (var tale in group)
            {
                tale.Patrol();
            }
        }

        return codes;
    }

    private static async Task Save(HotlineDb db, List<IReadOnlyList<SeedTale>> tales, SeedWorld world, Randomness random, Action<double> progress, CancellationToken ct)
    {
        var all = tales.SelectMany(t => t).Select(t => t.Ticket!).ToList();
        var beside = new SeedBeside(world);
        // Before they are saved: what is decided stands on the ticket.
        beside.SettlePromises(all);
        var publications = beside.Publications(all, random).ToList();
        for (var done = 0; done < all.Count; done += batch)
        {
            db.Tickets.AddRange(all.Skip(done).Take(batch));
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
            progress(Math.Min(1, (done + batch) / (double)all.Count));
        }

        db.Complaints.AddRange(beside.Complaints(all));
        db.DutyEntries.AddRange(beside.Duty());
        db.Publications.AddRange(publications);
        var articles = beside.Articles(random).ToList();
        db.Articles.AddRange(articles);
        await db.SaveChangesAsync(ct);
        foreach (var published in publications.Where(p => p.State == PublicationState.Published))
        {
            await PublicationText.Index(db, published, ct);
        }

        foreach (var article in articles.Where(a => a.State is ArticleState.Approved or ArticleState.Published))
        {
            await ArticleSearch.Index(db, article, ct);
        }

        db.ChangeTracker.Clear();
    }

    /// <summary>Number and query code of every demo ticket, for trying the public status page. The store itself knows hashes only.</summary>
    private static async Task WriteCodes(
        IServiceProvider services, List<IReadOnlyList<SeedTale>> tales, Dictionary<SeedTale, (TicketNumber Number, string Code)> codes, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var words = scope.ServiceProvider.GetRequiredService<Words>();
        var lines = tales.SelectMany(t => t).OrderByDescending(t => t.Begun)
            .Select(t => string.Create(CultureInfo.InvariantCulture, $"{codes[t].Number}\t{codes[t].Code}\t{words.Of(t.Ticket!.State)}\t{t.Ticket.Appeal.Title}"));
        var file = services.GetRequiredService<DataFolder>().DemoCodes;
        await File.WriteAllLinesAsync($"{file}.new", lines.Prepend("number\tcode\tstate\ttitle"), ct);
        File.Move($"{file}.new", file, overwrite: true);
    }
}
