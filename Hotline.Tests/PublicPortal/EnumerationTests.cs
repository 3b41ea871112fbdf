using System.Security.Claims;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Platform;
using Hotline.Web.PublicPortal;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.PublicPortal;

/// <summary>Somebody guesses numbers and codes from many networks at once. Two attacks run side by side, one on tickets that exist and one on numbers that do not: whoever watches the answers cannot tell which is which.</summary>
public sealed class EnumerationTests
{
    private const int tickets = 40;

    [Fact]
    public Task Guesses_reveal_nothing_and_are_throttled() => Attack(Thorough.Asked ? 50_000 : 1_000, seed: 1);

    private static async Task Attack(int pairs, int seed)
    {
        await using var house = await House.Open();
        var door = house.Services.GetRequiredService<UseCases>();
        var (random, real) = (new Random(seed), new List<TicketNumber>());
        for (var i = 0; i < tickets; i++)
        {
            real.Add((await Given.Ticket(house)).Number);
        }

        TicketNumber[] missing = [.. Enumerable.Range(1, tickets).Select(i => TicketNumber.Of(new DateOnly(2026, 11, 1), i))];
        var looked = 0;
        for (var i = 0; i < pairs; i++)
        {
            var (at, network) = (random.Next(tickets), random.Next(200));
            // Never the right one: 12345678 is every given ticket's code.
            var code = random.Next(20_000_000, 99_999_999).ToString(System.Globalization.CultureInfo.InvariantCulture);
            var known = await Guess(door, real[at], code, $"10.1.0.{network}");
            var unknown = await Guess(door, missing[at], code, $"10.2.0.{network}");
            Assert.Equal(known.Kind, unknown.Kind);
            Assert.Equal(known.ToString(), unknown.ToString());
            Assert.True(known.Kind is OutcomeKind.NotFound or OutcomeKind.TooMany, known.ToString());
            looked += known.Kind == OutcomeKind.NotFound ? 1 : 0;
            if (i % 50 == 49)
            {
                house.Clock.Advance(TimeSpan.FromSeconds(30));
            }
        }

        // Five for a number in a quarter of an hour: however many networks, so much and no more is ever looked at.
        var quarters = Math.Ceiling(pairs / 50 * 30 / 900.0) + 1;
        Assert.InRange(looked, 1, tickets * 5 * quarters);
        Assert.True(looked < pairs, "Nothing was throttled.");

        // Even the right code does not open a ticket that is being guessed at.
        var stopped = real.Count(n => Guess(door, n, Given.Code, "10.3.0.1").Result.Kind == OutcomeKind.TooMany);
        Assert.True(stopped > 0, "A ticket under attack opened.");
    }

    private static Task<Outcome<TicketAccess>> Guess(UseCases door, TicketNumber number, string code, string from) =>
        door.Send(new Visitor(new ClaimsPrincipal(new ClaimsIdentity()), from), new OpenTicketStatus { Number = number.ToString(), Code = code });
}
