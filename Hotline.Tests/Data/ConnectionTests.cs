using Hotline.Domain;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Data;

public sealed class ConnectionTests
{
    [Fact]
    public async Task Every_connection_has_the_settings_of_the_store_new_or_used_before()
    {
        await using var house = await House.Open();
        for (var turn = 0; turn < 3; turn++)
        {
            // Four at once: more than the pool had before.
            await using var first = house.Services.CreateAsyncScope();
            await using var second = house.Services.CreateAsyncScope();
            await using var third = house.Services.CreateAsyncScope();
            await using var fourth = house.Services.CreateAsyncScope();
            foreach (var scope in new[] { first, second, third, fourth })
            {
                var db = scope.ServiceProvider.GetRequiredService<HotlineDb>();
                await db.Database.OpenConnectionAsync();
                Assert.Equal(2, await db.Database.SqlQueryRaw<int>("SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync());

                // SQLite waits by itself as well, as it is built today; this it would not do.
                Assert.Equal(-32000, await db.Database.SqlQueryRaw<int>("SELECT cache_size AS Value FROM pragma_cache_size").SingleAsync());
            }
        }
    }

    [Fact]
    public async Task The_hash_of_a_query_code_is_read_as_it_is_at_that_moment()
    {
        await using var house = await House.Open();
        var codes = house.Services.GetRequiredService<QueryCodes>();
        var number = (await Given.Ticket(house, TicketState.InHand)).Number;
        var before = codes.Of(number);

        await house.Db(async db =>
        {
            (await db.Load(number, CancellationToken.None)).ReissueCode("another", calledBack: true, new Stamp(Actor.System, house.Clock.Now));
            return await db.SaveChangesAsync();
        });

        Assert.NotEqual("another", before);
        Assert.Equal("another", codes.Of(number));
        Assert.Null(codes.Of(TicketNumber.Of(new DateOnly(2020, 1, 1), 1)));
    }
}
