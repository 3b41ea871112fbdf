using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Handling;
using Hotline.Web.Platform;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Handling;

public sealed class AttachmentTests
{
    private static readonly Dictionary<string, string?> small = new() { ["Hotline:Attachments:MaxMegabytes"] = "0.0019073486328125", ["Hotline:Attachments:MaxFiles"] = "2" };

    public static TheoryData<string, byte[], string, string> Good => new()
    {
        { "夜市.jpg", Files.Jpeg, "image/jpeg", "夜市.jpg" },
        { "夜市.JPEG", Files.Jpeg, "image/jpeg", "夜市.jpeg" },
        { "a.png", Files.Png, "image/png", "a.png" },
        { "a.webp", Files.WebP, "image/webp", "a.webp" },
        { "回函.pdf", Files.Pdf, "application/pdf", "回函.pdf" },
        { "回函.docx", Files.Docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "回函.docx" },
        { "表.xlsx", Files.Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "表.xlsx" },
        { "photo.exe", Files.Png, "image/png", "photo.exe.png" },
        { "a.html", Files.Pdf, "application/pdf", "a.html.pdf" },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public async Task The_content_decides_what_a_file_is(string uploaded, byte[] content, string type, string name)
    {
        await using var house = await House.Open();
        var outcome = await Files.Stage(house.As(Role.Liaison, "education"), uploaded, content);
        Assert.True(outcome.Ok, outcome.ToString());
        Assert.Equal((type, name, content.Length), (outcome.Value!.ContentType, outcome.Value.Name, outcome.Value.Size));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)), outcome.Value.Sha256);
    }

    public static TheoryData<string, byte[]> Bad => new()
    {
        { "a.docx", Files.PlainZip }, { "a.docx", Files.WithMacros }, { "a.docx", Files.BrokenZip }, { "a.png", Files.Html }, { "a.png", Files.Svg },
        { "a.pdf", Files.Exe }, { "a.zip", Files.PlainZip }, { "empty.png", [] }, { "a.jpg", [0xFF, 0xD8] },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task What_is_no_accepted_kind_is_refused_whatever_its_name_and_leaves_nothing(string uploaded, byte[] content)
    {
        await using var house = await House.Open();
        var outcome = await Files.Stage(house.As(Role.Liaison, "education"), uploaded, content);
        Assert.Equal((OutcomeKind.Refused, RefusalCode.FileKind), (outcome.Kind, outcome.Code));
        Assert.Empty(Files.OnDisk(house));
    }

    [Fact]
    public async Task Too_large_is_refused_by_what_was_announced_and_by_what_really_came()
    {
        await using var house = await House.Open(small);
        var desk = house.As(Role.Liaison, "education");
        byte[] large = [.. Files.Png, .. new byte[2000]];
        var opened = false;
        var announced = await desk.Ask(new StageUpload("a.png", large.Length, () => { opened = true; return new MemoryStream(large); }));
        Assert.Equal(RefusalCode.FileSize, announced.Code);
        Assert.False(opened);
        var lied = await desk.Ask(new StageUpload("a.png", 10, () => new MemoryStream(large)));
        Assert.Equal(RefusalCode.FileSize, lied.Code);
        Assert.Empty(Files.OnDisk(house));
    }

    [Theory]
    [InlineData("../../../etc/passwd", "passwd.png")]
    [InlineData("C:\\Users\\x\\图.png", "图.png")]
    [InlineData("..", "file.png")]
    [InlineData("", "file.png")]
    [InlineData("a\u0000b\r\n.png", "ab.png")]
    [InlineData("photo\u202Egnp.exe", "photognp.exe.png")]
    [InlineData("a\"; filename=\"b.html", "a; filename=b.html.png")]
    public async Task A_name_is_shown_cleaned_and_never_becomes_a_path(string uploaded, string shown)
    {
        await using var house = await House.Open();
        var outcome = await Files.Stage(house.As(Role.Liaison, "education"), uploaded, Files.Png);
        Assert.Equal(shown, outcome.Value!.Name);
        Assert.Matches("^[0-9a-f]{32}$", outcome.Value.Key);
        Assert.Equal([$"{outcome.Value.Key[..2]}/{outcome.Value.Key}", $"staged/{outcome.Value.Key}.json"], Files.OnDisk(house).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_token_is_of_use_to_its_uploader_only_and_once_only()
    {
        await using var house = await House.Open();
        var (liaison, leader) = (house.As(Role.Liaison, "urban-management"), house.As(Role.UnitLeader, "urban-management"));
        var staged = (await Files.Stage(liaison, "a.png", Files.Png)).Value!;
        var ticket = await Given.Ticket(house, TicketState.InHand);
        var reply = new ReplyToTicket { Number = ticket.Number, Version = ticket.Version, Result = ResultKind.Solved, DoneOn = new DateOnly(2026, 11, 20), Text = "已办。", Files = [staged.Key] };
        Assert.Equal(new FieldError("Files", "FileGone"), Assert.Single((await leader.Run(reply)).Fields!));
        Assert.Equal(TicketState.InHand, (await house.Ticket(ticket.Number)).State);
        Assert.True((await liaison.Run(reply)).Ok);
        Assert.Equal([$"{staged.Key[..2]}/{staged.Key}"], Files.OnDisk(house));

        var other = await Given.Ticket(house, TicketState.InHand);
        Assert.Equal(OutcomeKind.Invalid, (await liaison.Run(reply with { Number = other.Number, Version = other.Version })).Kind);
    }

    [Theory]
    [InlineData("../../keys/caller.key")]
    [InlineData("")]
    [InlineData("ABCDEF0123456789ABCDEF0123456789")]
    public async Task A_made_up_token_opens_nothing(string token)
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.InHand);
        var outcome = await house.As(Role.Liaison, "urban-management")
            .Run(new ReplyToTicket { Number = ticket.Number, Version = ticket.Version, Result = ResultKind.Solved, DoneOn = new DateOnly(2026, 11, 20), Text = "已办。", Files = [token] });
        Assert.Equal(OutcomeKind.Invalid, outcome.Kind);
    }

    [Fact]
    public async Task Too_many_files_are_refused()
    {
        await using var house = await House.Open(small);
        var liaison = house.As(Role.Liaison, "urban-management");
        var ticket = await Given.Ticket(house, TicketState.InHand);
        var keys = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            keys.Add((await Files.Stage(liaison, $"{i}.png", Files.Png)).Value!.Key);
        }

        var outcome = await liaison.Run(new ReplyToTicket { Number = ticket.Number, Version = ticket.Version, Result = ResultKind.Solved, DoneOn = new DateOnly(2026, 11, 20), Text = "已办。", Files = keys });
        Assert.Equal(RefusalCode.FileSize, outcome.Code);
    }

    [Fact]
    public async Task What_nobody_used_is_swept_after_a_day_and_what_a_ticket_names_stays()
    {
        await using var house = await House.Open();
        var liaison = house.As(Role.Liaison, "urban-management");
        var (used, unused) = ((await Files.Stage(liaison, "a.png", Files.Png)).Value!, (await Files.Stage(liaison, "b.png", Files.Png)).Value!);
        var ticket = await Given.Ticket(house, TicketState.InHand);
        await liaison.Run(new ReplyToTicket { Number = ticket.Number, Version = ticket.Version, Result = ResultKind.Solved, DoneOn = new DateOnly(2026, 11, 20), Text = "已办。", Files = [used.Key] });
        // As if the process had died between the commit and the removal of the note.
        var note = Path.Combine(house.Folder, "attachments", "staged", $"{used.Key}.json");
        File.WriteAllText(note, "{}");
        File.SetLastWriteTimeUtc(note, house.Clock.Now.UtcDateTime);

        var sweep = house.Services.GetRequiredService<StagedSweep>();
        house.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(0, await sweep.Sweep(default));
        house.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, await sweep.Sweep(default));
        Assert.Equal([$"{used.Key[..2]}/{used.Key}"], Files.OnDisk(house));
        Assert.Null(house.Services.GetRequiredService<AttachmentStore>().Staged(liaison.Account.Id, unused.Key));
    }

    [Fact]
    public async Task A_file_is_opened_by_whoever_sees_its_ticket_and_by_nobody_else()
    {
        await using var house = await House.Open();
        var liaison = house.As(Role.Liaison, "urban-management");
        var staged = (await Files.Stage(liaison, "回函.pdf", Files.Pdf)).Value!;
        var ticket = await Given.Ticket(house, TicketState.InHand);
        await liaison.Run(new ReplyToTicket { Number = ticket.Number, Version = ticket.Version, Result = ResultKind.Solved, DoneOn = new DateOnly(2026, 11, 20), Text = "已办。", Files = [staged.Key] });
        var id = (await house.Ticket(ticket.Number)).Attachments[0].Id;

        var file = (await house.As(Role.Reviewer).Ask(new AttachmentFile(id))).Value!;
        Assert.Equal(("回函.pdf", "application/pdf"), (file.Name, file.ContentType));
        Assert.Equal(Files.Pdf, await File.ReadAllBytesAsync(file.Path));
        Assert.Equal(OutcomeKind.NotFound, (await house.As(Role.Liaison, "education").Ask(new AttachmentFile(id))).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.Citizen.Ask(new AttachmentFile(id))).Kind);
        File.Delete(file.Path);
        Assert.Equal(OutcomeKind.NotFound, (await house.As(Role.Reviewer).Ask(new AttachmentFile(id))).Kind);
    }
}
