using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Dispatch;
using Hotline.Web.Handling;
using Hotline.Web.Intake;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Data;

/// <summary>Staff at work in a process of their own, through the one door: calls are registered, dispatched, signed for and followed by a contact; between them citizens' appeals from the web are dispatched. Each act is acknowledged by a line once it is committed.</summary>
internal static class ChaosShift
{
    private const string unit = "urban-management";

    /// <summary>Does one piece of work for each line it is told, until it is killed or nobody is there any more to tell it.</summary>
    /// <param name="folder">The data directory.</param>
    /// <param name="shift">Names this run, so that no call is registered twice.</param>
    public static async Task<int> Work(string folder, string shift)
    {
        await using var house = await House.Open(folder: folder);
        for (var i = 0; await Console.In.ReadLineAsync() is not null; i++)
        {
            Now(house);
            var receipt = await house.As(Role.Operator).Run(Call(shift, i));
            if (!receipt.Ok)
            {
                await Console.Error.WriteLineAsync($"register: {receipt}");
                return 1;
            }

            var number = receipt.Value!.Number;
            await Say(TicketAction.Register, number);
            if (!await Act(house, house.As(Role.Dispatcher), number, TicketAction.Dispatch, t => new DispatchTicket { Number = number, Version = t.Version, Category = "0101", Lead = unit })
                || !await Act(house, house.As(Role.Liaison, unit), number, TicketAction.Accept, t => new AcceptTicket { Number = number, Version = t.Version })
                || !await Act(house, house.As(Role.Liaison, unit), number, TicketAction.LogContact, t => new LogContact { Number = number, Version = t.Version, Note = "已电话联系来电人，约定明晚到现场查看。" }))
            {
                return 1;
            }

            await DispatchFromTheWeb(house);
        }

        return 0;
    }

    private static async Task<bool> Act(House house, Desk by, TicketNumber number, TicketAction action, Func<Ticket, ICommand> command)
    {
        Now(house);
        var done = await by.Run(command(await house.Ticket(number)));
        if (done.Ok)
        {
            await Say(action, number);
        }
        else
        {
            await Console.Error.WriteLineAsync($"{action} {number}: {done}");
        }

        return done.Ok;
    }

    // A citizen may add something in between: then another time.
    private static async Task DispatchFromTheWeb(House house)
    {
        Now(house);
        var waiting = await house.Db(db => db.Tickets.AsNoTracking().Where(t => t.State == TicketState.Registered && t.Appeal.Channel == Channel.Web)
            .OrderBy(t => t.Number).Select(t => new { t.Number, t.Version }).FirstOrDefaultAsync());
        if (waiting is not null && (await house.As(Role.Dispatcher).Run(new DispatchTicket { Number = waiting.Number, Version = waiting.Version, Category = "0101", Lead = unit })).Ok)
        {
            await Say(TicketAction.Dispatch, waiting.Number);
        }
    }

    private static void Now(House house) => house.Clock.Now = TimeProvider.System.GetUtcNow();

    private static Task Say(TicketAction action, TicketNumber number) => Console.Out.WriteLineAsync($"{action}\t{number}");

    private static RegisterTicket Call(string shift, int i) => new()
    {
        DraftId = $"{shift}-{i}",
        Phone = $"1380{int.Parse(shift):000}{i:0000}",
        CallerName = "陈小明",
        Title = "井盖松动",
        Text = $"第 {i} 个井盖松动，车开过去响得整栋楼都睡不着。",
        Address = "江畔花园",
    };
}
