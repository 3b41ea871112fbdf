using System.Reflection;
using System.Runtime.CompilerServices;
using Hotline.Domain.Identity;
using Hotline.Tests.Kit;
using Hotline.Web.Audit;
using Hotline.Web.Forum;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Identity;

/// <summary>Who may is asked before anybody reads the fields: a forbidden request is forbidden, whatever it holds or lacks.</summary>
public sealed class ForbiddenFirstTests
{
    [Fact]
    public async Task A_request_with_nothing_in_it_is_forbidden_like_any_other_and_is_on_record()
    {
        await using var house = await House.Open();
        var door = house.Services.GetRequiredService<UseCases>();
        var visitor = new Visitor(house.Citizen.Principal, "test");
        var types = typeof(UseCases).Assembly.GetTypes().Where(Demand.IsRequest).Where(t => Demand.Of(t) is { } needed && (needed & Permission.Citizen) == 0).ToList();
        Assert.True(types.Count > 100, $"{types.Count} requests");
        var wrong = new List<string>();
        foreach (var type in types)
        {
            var outcome = await Send(door, visitor, RuntimeHelpers.GetUninitializedObject(type));
            if (outcome.Kind != OutcomeKind.Forbidden)
            {
                wrong.Add($"{type.Name}: {outcome.Kind}");
            }
        }

        Found.None(wrong);
        Assert.Equal(types.Count, await house.Db(db => db.AuditLines.CountAsync(l => l.Outcome == AuditOutcome.Forbidden)));
    }

    [Fact]
    public async Task An_import_of_nothing_is_forbidden_to_whoever_may_not_import()
    {
        await using var house = await House.Open();
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Operator).Run(new ImportPosts(Domain.Tickets.Channel.Forum, []))).Kind);
    }

    private static async Task<Outcome> Send(UseCases door, Visitor visitor, object request)
    {
        if (request is ICommand command)
        {
            return await door.Run(visitor, command);
        }

        var answer = request.GetType().GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(MediatR.IRequest<>)).GenericTypeArguments[0];
        return await (Task<Outcome>)typeof(ForbiddenFirstTests).GetMethod(nameof(Ask), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(answer).Invoke(null, [door, visitor, request])!;
    }

    private static async Task<Outcome> Ask<T>(UseCases door, Visitor visitor, MediatR.IRequest<T> request) => await door.Send(visitor, request);
}
