using System.Text;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Intake;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hotline.Tests.Intake;

public sealed class DraftTests
{
    private static RegisterTicket Form => new()
    {
        DraftId = "d1", Phone = "13712345678", CallerName = "欧阳测试", Title = "路灯不亮", Text = "诉求人欧阳测试，电话13712345678，反映临江街道滨河路一排路灯不亮，晚上很黑。",
        Address = "滨河路", ReceivedAt = new DateTimeOffset(2026, 11, 22, 20, 15, 0, TimeSpan.FromHours(8)),
    };

    [Fact]
    public async Task A_draft_survives_a_dropped_line_and_is_nobody_elses()
    {
        await using var house = await House.Open();
        var desk = house.As(Role.Operator);
        Assert.True((await desk.Run(new SaveDraft(Form))).Ok);
        Assert.True((await desk.Run(new SaveDraft(Form with { Title = "路灯不亮两周" }))).Ok);

        Assert.Equal(Form with { Title = "路灯不亮两周" }, (await desk.Ask(new MyDraft("d1"))).Value!.Form);
        Assert.Equal("路灯不亮两周", Assert.Single((await desk.Ask(new MyDrafts())).Value!).Title);
        Assert.Null((await house.As(Role.Dispatcher).Ask(new MyDraft("d1"))).Value!.Form);
        Assert.Empty((await house.As(Role.Dispatcher).Ask(new MyDrafts())).Value!);
        Assert.Empty(await house.Db(db => db.Tickets.ToListAsync()));
    }

    [Fact]
    public async Task A_draft_leaves_no_trace_in_the_audit_trail_and_disturbs_no_open_page()
    {
        await using var house = await House.Open();
        var told = 0;
        ((Hotline.Web.Platform.LiveFeed)house.Services.GetService(typeof(Hotline.Web.Platform.LiveFeed))!).Changed += _ => told++;
        await house.As(Role.Operator).Run(new SaveDraft(Form));
        await house.As(Role.Operator).Run(new DiscardDraft("d1"));
        Assert.Equal(0, told);
        Assert.Empty(await house.Db(db => db.AuditLines.ToListAsync()));
        await house.As(Role.Operator).Run(Form);
        Assert.Equal(1, told);
    }

    [Fact]
    public async Task Saving_twice_makes_one_ticket_and_ends_the_draft()
    {
        await using var house = await House.Open();
        var desk = house.As(Role.Operator);
        await desk.Run(new SaveDraft(Form));
        var first = (await desk.Run(Form)).Value!;
        var second = (await desk.Run(Form)).Value!;
        Assert.Equal(first.Number, second.Number);
        Assert.True(second.Again);
        Assert.Equal(1, await house.Db(db => db.Tickets.CountAsync()));

        await desk.Run(new SaveDraft(Form)); // The timer's save comes late: the draft stays gone.
        Assert.Empty((await desk.Ask(new MyDrafts())).Value!);
        Assert.Equal(first.Number, (await desk.Ask(new MyDraft("d1"))).Value!.Ticket);
    }

    [Fact]
    public async Task A_discarded_draft_is_gone_and_only_the_own_one()
    {
        await using var house = await House.Open();
        await house.As(Role.Operator).Run(new SaveDraft(Form));
        await house.As(Role.Dispatcher).Run(new DiscardDraft("d1"));
        Assert.Single((await house.As(Role.Operator).Ask(new MyDrafts())).Value!);
        await house.As(Role.Operator).Run(new DiscardDraft("d1"));
        Assert.Empty((await house.As(Role.Operator).Ask(new MyDrafts())).Value!);
    }

    [Fact]
    public async Task Caller_data_is_in_no_audit_line_no_search_word_and_no_byte_of_the_store()
    {
        await using var house = await House.Open();
        var desk = house.As(Role.Operator);
        // What the operator writes into the text is told to the unit, so the text stays readable; here only the fields name the caller.
        var form = Form with { Text = "临江街道滨河路一排路灯不亮，晚上很黑。", CallerAddress = "滨河路七号院二单元" };
        await desk.Run(new SaveDraft(form with { DraftId = "d2" }));
        await desk.Run(form);
        await desk.Ask(new PhoneHistory(form.Phone));
        string[] secrets = [form.Phone, form.CallerName, form.CallerAddress];

        var lines = await house.Db(db => db.AuditLines.ToListAsync());
        Assert.Equal(2, lines.Count);
        Assert.All(lines, l => Assert.All(secrets, s => Assert.DoesNotContain(s, $"{l.Act} {l.Object} {l.Detail} {l.From} {l.Name}")));

        var bytes = Directory.EnumerateFiles(house.Folder, "hotline.db*").Select(ReadShared).ToList();
        Assert.Contains(bytes, b => Holds(b, Encoding.UTF8.GetBytes("滨河路一排路灯不亮"))); // The search can find what is there.
        foreach (var secret in secrets)
        {
            Assert.All(bytes, b => Assert.False(Holds(b, Encoding.UTF8.GetBytes(secret)) || Holds(b, Encoding.Unicode.GetBytes(secret)), secret));
        }
    }

    [Fact]
    public async Task The_search_index_holds_neither_name_nor_number_even_where_the_text_does()
    {
        await using var house = await House.Open();
        await house.As(Role.Operator).Run(Form);
        var words = await house.Db(async db =>
        {
            await db.Database.OpenConnectionAsync();
            using var command = db.Connection.CreateCommand();
            command.CommandText = "CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, ticket_text, row)";
            await command.ExecuteNonQueryAsync();
            command.CommandText = "SELECT term FROM temp.words";
            using var reader = await command.ExecuteReaderAsync();
            var found = new List<string>();
            while (await reader.ReadAsync())
            {
                found.Add(reader.GetString(0));
            }

            return found;
        });
        Assert.Contains("路灯", words);
        Assert.DoesNotContain("欧阳", words);
        Assert.DoesNotContain(words, w => w.Contains("1371234", StringComparison.Ordinal));
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static bool Holds(byte[] bytes, byte[] part) => bytes.AsSpan().IndexOf(part) >= 0;
}
