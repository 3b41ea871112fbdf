using System.Globalization;
using Hotline.Domain;
using Hotline.Domain.Deadlines;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Bench;

/// <summary>A store full of tickets in hand: some are made by the ticket's own verbs, the others are their copies.</summary>
internal static class ManyTickets
{
    /// <summary>The last day of the working week in which all of them were registered, and weeks later: everything is overdue.</summary>
    public static readonly DateTimeOffset Evening = new(2026, 11, 20, 18, 0, 0, TimeSpan.FromHours(8));

    private const int originals = 200;

    // Dispatched within three working weeks: at the end of each of the following days some of them are due.
    private static readonly DateTimeOffset first = new(2026, 10, 30, 9, 0, 0, TimeSpan.FromHours(8));

    private static readonly string[] parts = ["ticket_events", "assignments"];

    /// <summary>The end of work so many working days after <see cref="Evening"/>.</summary>
    public static DateTimeOffset WorkingDaysAfter(CityRules city, int days) => city.Time.Add(Evening, new Budget(days, BudgetUnit.WorkingDay)).At;

    /// <summary>Fills the store.</summary>
    public static async Task Fill(ProductInMemory product, int count)
    {
        await using var scope = product.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(Actor.System, (Domain.Identity.Permission)~0L, "bench");
        var db = scope.ServiceProvider.GetRequiredService<HotlineDb>();
        var made = Math.Min(originals, count);
        var day = product.City.Day(first);
        for (var i = 0; i < made; i++)
        {
            db.Tickets.Add(One(product.City, TicketNumber.Of(day, i + 1), first.AddMinutes(i * 21 * 24 * 60.0 / made)));
        }

        await db.SaveChangesAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        for (var done = made; done < count; done += made)
        {
            await Copy(db, TicketNumber.FirstOf(day), Math.Min(made, count - done), done);
        }

        await transaction.CommitAsync();
        await db.Database.ExecuteSqlRawAsync("ANALYZE");
    }

    private static Ticket One(CityRules city, TicketNumber number, DateTimeOffset at)
    {
        var (clerk, unit) = (new Actor("bench", "bench"), new DepartmentCode("urban-management"));
        var appeal = new Appeal
        {
            Channel = Channel.Phone, Type = AppealType.Complaint, Title = "夜市占道经营", Text = "每天晚上六点以后占住人行道。", DesiredOutcome = "请清理",
            Category = new CategoryCode("0101"), Caller = new Caller("某某", ["13800001234"]), Address = "东阁街道",
        };
        var ticket = Ticket.Register(number, appeal, null, "bench", city.Limits.InForce(city.Day(at)).Version, new Stamp(clerk, at));
        ticket.Dispatch(new RoutingDecision(new CategoryCode("0101"), unit, []), null, new Stamp(clerk, at.AddMinutes(10)));
        ticket.Accept(new Stamp(clerk with { Unit = unit }, at.AddMinutes(40)));
        ticket.LogContact(true, "已联系", new Stamp(clerk with { Unit = unit }, at.AddMinutes(60)));
        return ticket;
    }

    private static async Task Copy(HotlineDb db, long from, int many, int offset)
    {
        foreach (var table in (string[])["tickets", .. parts])
        {
            var key = table == "tickets" ? "Number" : "Ticket";
            var columns = (await Columns(db, table)).Where(c => c != "Id").ToList();
            var copied = columns.Select(c => c == key ? string.Create(CultureInfo.InvariantCulture, $"\"{c}\" + {offset}") : $"\"{c}\"");
            var into = string.Join(',', columns.Select(c => $"\"{c}\""));
            await db.Database.ExecuteSqlRawAsync(string.Create(
                CultureInfo.InvariantCulture, $"INSERT INTO \"{table}\" ({into}) SELECT {string.Join(',', copied)} FROM \"{table}\" WHERE \"{key}\" > {from} AND \"{key}\" <= {from + many}"));
        }
    }

    private static async Task<IReadOnlyList<string>> Columns(HotlineDb db, string table)
    {
        await using var command = db.Connection.CreateCommand();
        command.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
        command.Transaction = Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(db.Database.CurrentTransaction!);
        await using var reader = await command.ExecuteReaderAsync();
        var columns = new List<string>();
        while (await reader.ReadAsync())
        {
            columns.Add(reader.GetString(0));
        }

        return columns;
    }
}
