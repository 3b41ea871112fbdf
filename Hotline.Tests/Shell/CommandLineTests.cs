using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Identity;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Hotline.Tests.Shell;

public sealed class CommandLineTests
{
    private const string Header = "code\tname\tkind\tparent\tarea\tvalid_from\tvalid_to\tsuccessor\n";

    [Theory]
    [InlineData("improt", "units")]
    [InlineData("import", "units")]
    [InlineData("import", "units", "a.tsv", "b.tsv")]
    [InlineData("import", "units", "a.tsv", "--sloppy")]
    [InlineData("import", "accounts", "a.tsv", "--passwords")]
    public async Task What_cannot_be_meant_is_answered_with_the_usage(params string[] args)
    {
        await using var house = await House.Open();
        var (code, said) = await Run(house, args);
        Assert.Equal(CommandLine.Misunderstood, code);
        Assert.Contains("用法", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_of_the_server_are_no_commands()
    {
        Assert.False(CommandLine.Asked(["--urls", "http://localhost:5080"]));
        Assert.False(CommandLine.Asked([]));
        Assert.True(CommandLine.Asked(["--help"]));
        Assert.True(CommandLine.Asked(["setpu"]));
    }

    [Fact]
    public async Task Setup_makes_three_administrators_once()
    {
        await using var house = await House.Open();
        var (code, said) = await Run(house, "setup");
        Assert.Equal(CommandLine.Done, code);
        var accounts = await house.Db(db => db.Users.ToListAsync());
        Assert.Equal(Rights.Administrators.Order(), accounts.Select(a => Assert.Single(a.Roles)).Order());
        Assert.All(accounts, a => Assert.True(a.MustChangePassword));
        Assert.All(accounts, a => Assert.Matches($"{a.UserName}\t{a.Name}\t[A-Za-z0-9]{{14}}\n", said));

        (code, said) = await Run(house, "setup");
        Assert.Equal(CommandLine.Failed, code);
        Assert.Contains("已经有账号", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_or_not_utf8_is_said_without_a_stack_trace()
    {
        await using var house = await House.Open();
        var (code, said) = await Run(house, "import", "units", Path.Combine(house.Folder, "nowhere.tsv"));
        Assert.Equal(CommandLine.Failed, code);
        Assert.StartsWith("找不到文件", said, StringComparison.Ordinal);

        var gbk = Path.Combine(house.Folder, "gbk.tsv");
        await File.WriteAllBytesAsync(gbk, [0xb5, 0xa5, 0xce, 0xbb]);
        (code, said) = await Run(house, "import", "units", gbk);
        Assert.Equal(CommandLine.Failed, code);
        Assert.Contains("不是 UTF-8", Assert.Single(said.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_bad_line_of_units_is_named_and_nothing_is_imported()
    {
        await using var house = await House.Open();
        var before = house.City.Departments.Count;
        var (code, said) = await Import(house, "units", Header
            + "a\t甲局\tdepartment\t\t\t\t\t\n"
            + "a\t乙局\tdepartment\t\t\t\t\t\n"
            + "b\t\tdepartment\t\t\t\t\t\n"
            + "c\t丙局\tdepartmental\t\t\t\t\t\n"
            + "d\t丁局\tdepartment\tnobody\t\t\t\t\n"
            + "e\t戊局\tdepartment\t\tnowhere\t\t\t\n"
            + "f\t己局\tdepartment\tg\t\t\t\t\n"
            + "g\t庚局\tdepartment\tf\t\t\t\t\n");
        Assert.Equal(CommandLine.Failed, code);
        Assert.All([3, 4, 5, 6, 7, 8, 9], line => Assert.Contains($"第 {line} 行", said, StringComparison.Ordinal));
        Assert.DoesNotContain("第 2 行", said, StringComparison.Ordinal);
        Assert.Equal(before, await Reloaded(house));
    }

    [Fact]
    public async Task Units_are_imported_with_a_summary_and_a_check_changes_nothing()
    {
        await using var house = await House.Open();
        var text = (await house.Db(db => db.RuleFiles.SingleAsync(f => f.Name == "departments/departments.tsv"))).Content
            .Replace("云江市生态环境局", "云江市生态环境保护局", StringComparison.Ordinal) + "\nnew-bureau\t新局\t新局\tdepartment\tcentre\t\t\t2026-01-01\t\t\n";
        var before = house.City.Departments.Count;
        var (code, said) = await Import(house, "units", text, "--check");
        Assert.True(code == CommandLine.Done, said);
        Assert.Contains("+ new-bureau 新局", said, StringComparison.Ordinal);
        Assert.Contains("~ environment 云江市生态环境保护局", said, StringComparison.Ordinal);
        Assert.Equal(before, await Reloaded(house));

        (code, said) = await Import(house, "units", text);
        Assert.True(code == CommandLine.Done, said);
        Assert.Equal(before + 1, await Reloaded(house));
    }

    [Fact]
    public async Task A_unit_with_open_tickets_or_people_is_not_removed()
    {
        await using var house = await House.Open();
        await Given.Ticket(house, TicketState.Dispatched);
        house.As(Role.Liaison, "environment");
        var (code, said) = await Import(house, "units", Header + "centre\t中心\tcentre\t\t\t\t\t\n");
        Assert.Equal(CommandLine.Failed, code);
        Assert.Contains("“urban-management” 还有 1 件未办结工单", said, StringComparison.Ordinal);
        Assert.Contains("“environment” 还有账号", said, StringComparison.Ordinal);
        Assert.Equal(2, said.Split('\n').Count(l => l.Contains("不能删除", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_file_of_settings_is_imported_by_its_name_whole_or_not_at_all()
    {
        await using var house = await House.Open();
        var text = await Text(house, CityFiles.RetentionFile);
        var file = Path.Combine(house.Folder, "retention.tsv");
        await File.WriteAllTextAsync(file, text.Replace("36 months", "48 months", StringComparison.Ordinal) + "ticket\t-\t-\t60 months\t2026-01-01\t\n");
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        var (code, said) = await Run(house, "import", "settings", file);
        Assert.Equal(CommandLine.Failed, code);
        Assert.Contains("重叠", said, StringComparison.Ordinal);
        Assert.Equal(text, await Text(house, CityFiles.RetentionFile));

        await File.WriteAllTextAsync(file, text.Replace("36 months", "48 months", StringComparison.Ordinal));
        Assert.Equal(CommandLine.Done, (await Run(house, "import", "settings", file, "--check")).Code);
        Assert.Equal(text, await Text(house, CityFiles.RetentionFile));
        (code, said) = await Run(house, "import", "settings", file);
        Assert.Equal(CommandLine.Done, code);
        Assert.Contains("新增 1，修改 0，删除 1。", said, StringComparison.Ordinal);
        Assert.Contains("48 months", await Text(house, CityFiles.RetentionFile), StringComparison.Ordinal);

        foreach (var other in new[] { "nothing.tsv", "auto-dispatch.tsv" })
        {
            file = Path.Combine(house.Folder, other);
            await File.WriteAllTextAsync(file, text);
            (code, said) = await Run(house, "import", "settings", file);
            Assert.Equal(CommandLine.Failed, code);
            Assert.Contains("retention.tsv", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_area_that_a_unit_needs_is_not_removed()
    {
        await using var house = await House.Open();
        var (code, said) = await Import(house, "areas", "code\tname\tkind\tparent\taliases\nyunjiang\t云江市\tcity\t\t\n");
        Assert.Equal(CommandLine.Failed, code);
        Assert.Contains("区域 “jiangbei” 还有单位 “district-jiangbei” 在用", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_catalogue_is_imported_with_a_summary_and_a_check_changes_nothing()
    {
        await using var house = await House.Open();
        var text = await Text(house, CatalogueFile.Name) + "0106\t*\tschool\teducation\turban-management\t《城市绿化条例》\t2026-12-01\t\n";
        text = text.Replace("0106\t*\t\turban-management", "0106\t*\t\tmunicipal-works", StringComparison.Ordinal);
        var (code, said) = await Import(house, "catalogue", text, "--check");
        Assert.True(code == CommandLine.Done, said);
        Assert.Contains("+ 0106 * school 2026-12-01 市教育局", said, StringComparison.Ordinal);
        Assert.Contains("~ 0106 * 2020-01-01 市市政养护中心", said, StringComparison.Ordinal);
        Assert.Contains("新增 1，修改 1，删除 0", said, StringComparison.Ordinal);
        Assert.Equal("urban-management", house.City.Catalogue.For(new("0106"), null, house.City.Day(house.Clock.Now))!.Lead!.Value.Value);

        Assert.Equal(CommandLine.Done, (await Import(house, "catalogue", text)).Code);
        Assert.Equal("municipal-works", house.City.Catalogue.For(new("0106"), null, house.City.Day(house.Clock.Now))!.Lead!.Value.Value);
        Assert.Equal("导入 file.tsv", await house.Db(db => db.RuleVersions.Where(v => v.Name == CatalogueFile.Name && v.Version == 2).Select(v => v.Reason).SingleAsync()));
    }

    [Fact]
    public async Task Every_mistake_of_a_catalogue_is_named_and_nothing_is_imported()
    {
        await using var house = await House.Open();
        var text = await Text(house, CatalogueFile.Name);
        var next = text.TrimEnd('\n').Split('\n').Length + 1;
        var (code, said) = await Import(house, "catalogue", text + "0106\t*\t\tmarket\t\t条例\t2026-12-01\t\n0106\tatlantis\t\tnobody\t\t\t2026-12-01\t2026-11-01\n");
        Assert.Equal(CommandLine.Failed, code);
        Assert.Contains($"file.tsv 第 {next} 行：0106 园林绿化：同一事项、区域、对象有两条在同一天有效", said, StringComparison.Ordinal);
        Assert.Equal(4, said.Split('\n').Count(l => l.Contains($"第 {next + 1} 行", StringComparison.Ordinal)));
        (code, said) = await Import(house, "catalogue", text + "0106\t*\taliens\tmarket\t\t条例\t2026-12-01\t\n");
        Assert.Equal(CommandLine.Failed, code);
        Assert.Contains("“party” 不认识 “aliens”", said, StringComparison.Ordinal);
        Assert.Equal(text, await Text(house, CatalogueFile.Name));
    }

    [Fact]
    public async Task Units_that_leave_duties_behind_are_imported_with_a_note()
    {
        await using var house = await House.Open();
        var text = string.Join('\n', (await Text(house, "departments/departments.tsv")).Split('\n').Where(l => !l.StartsWith("tobacco\t", StringComparison.Ordinal) && !l.StartsWith("veterans\t", StringComparison.Ordinal)));
        var (code, said) = await Import(house, "units", text, "--check");
        Assert.True(code == CommandLine.Done, said);
        Assert.Contains("派单目录有 1 处与新的单位表不符", said, StringComparison.Ordinal);
        Assert.Contains("没有单位 “veterans”", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accounts_are_imported_with_one_time_passwords_in_a_file_only_its_owner_reads()
    {
        await using var house = await House.Open();
        var secrets = Path.Combine(house.Folder, "passwords.tsv");
        var (code, said) = await Import(house, "accounts", "account\tname\troles\tunit\nChen.Lin\t陈琳\t话务员|dispatcher\t\nwu.hao\t吴浩\t单位联络员\tenvironment\n", "--passwords", secrets);
        Assert.True(code == CommandLine.Done, said);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(secrets));
        }

        var password = (await File.ReadAllLinesAsync(secrets))[1].Split('\t')[2];
        Assert.DoesNotContain(password, said, StringComparison.Ordinal);
        Assert.True((await house.Citizen.Ask(new PasswordCheck("chen.lin", password))).Value);
        var chen = await house.Db(db => db.Users.SingleAsync(a => a.UserName == "chen.lin"));
        Assert.Equal([Role.Operator, Role.Dispatcher], chen.Roles);
        Assert.True(chen.MustChangePassword);
    }

    [Fact]
    public async Task A_second_import_updates_name_unit_and_roles_and_keeps_the_password()
    {
        await using var house = await House.Open();
        await Import(house, "accounts", "account\tname\troles\tunit\nwu.hao\t吴浩\t单位联络员\tenvironment\nchen.lin\t陈琳\t话务员\t\n");
        var before = await house.Db(db => db.Users.SingleAsync(a => a.UserName == "wu.hao"));
        var (code, said) = await Import(house, "accounts", "account\tname\troles\tunit\nwu.hao\t吴昊\t经办人\turban-management\nchen.lin\t陈琳\t话务员\t\n");
        Assert.True(code == CommandLine.Done, said);
        Assert.Contains("新增 0 个账号，更新 1 个，不变 1 个", said, StringComparison.Ordinal);
        var after = await house.Db(db => db.Users.SingleAsync(a => a.UserName == "wu.hao"));
        Assert.Equal(("吴昊", "urban-management", before.PasswordHash), (after.Name, after.Unit!.Value.Value, after.PasswordHash));
        Assert.NotEqual(before.SecurityStamp, after.SecurityStamp);
    }

    [Fact]
    public async Task One_bad_line_of_accounts_and_none_is_imported()
    {
        await using var house = await House.Open();
        var secrets = Path.Combine(house.Folder, "passwords.tsv");
        var (code, said) = await Import(house, "accounts",
            "account\tname\troles\tunit\ngood\t好\t话务员\t\n陈\t陈\t话务员\t\ngood\t再\t话务员\t\nx1\t甲\t接线员\t\nx2\t乙\t经办人\t\nx3\t丙\t经办人\tnowhere\nx4\t丁\t系统管理员|审计管理员\t\nx5\t\t话务员\t\n",
            "--passwords", secrets);
        Assert.Equal(CommandLine.Failed, code);
        Assert.All([3, 4, 5, 6, 7, 8, 9], line => Assert.Contains($"第 {line} 行", said, StringComparison.Ordinal));
        Assert.Contains("没有角色 “接线员”", said, StringComparison.Ordinal);
        Assert.Contains("没有单位 “nowhere”", said, StringComparison.Ordinal);
        Assert.Equal(0, await house.Db(db => db.Users.CountAsync()));
        Assert.False(File.Exists(secrets));
    }

    [Fact]
    public async Task A_lost_administrator_password_is_reset_on_the_command_line()
    {
        await using var house = await House.Open();
        await Run(house, "setup");
        var (code, said) = await Run(house, "reset-password", "sec-admin");
        Assert.Equal(CommandLine.Done, code);
        Assert.True((await house.Citizen.Ask(new PasswordCheck("sec-admin", said.Trim().Split('：')[^1]))).Value);
        Assert.Equal(CommandLine.Failed, (await Run(house, "reset-password", "nobody")).Code);
    }

    [Fact]
    public async Task The_running_server_notices_what_another_process_did()
    {
        await using var house = await House.Open();
        var other = house.Services.GetRequiredService<OtherProcesses>();
        var told = 0;
        house.Services.GetRequiredService<LiveFeed>().Changed += changed => told += changed.Count == 0 ? 1 : 0;
        await other.Look(default);
        Assert.Equal(0, told);

        // A ticket that did not come through this process's door.
        await Given.Ticket(house);
        await other.Look(default);
        Assert.Equal(1, told);
        await other.Look(default);
        Assert.Equal(1, told);

        // One that did needs no telling: its own commit has told already.
        var ticket = await Given.Ticket(house);
        await other.Look(default);
        told = 0;
        var sent = await house.As(Role.Dispatcher).Run(new Hotline.Web.Dispatch.DispatchTicket { Number = ticket.Number, Version = ticket.Version, Category = "0101", Lead = "urban-management" });
        Assert.True(sent.Ok, sent.ToString());
        await other.Look(default);
        Assert.Equal(0, told);

        await house.Db(async db =>
        {
            var file = await db.RuleFiles.SingleAsync(f => f.Name == "departments/departments.tsv");
            (file.Content, file.ImportedAt) = (file.Content + "\nnew-bureau\t新局\t新局\tdepartment\tcentre\t\t\t2026-01-01\t\t\n", house.Clock.Now.AddMinutes(1));
            return await db.SaveChangesAsync();
        });
        await other.Look(default);
        Assert.NotNull(house.City.Unit(new DepartmentCode("new-bureau")));
        Assert.Equal(1, told);
    }

    private static Task<string> Text(House house, string name) => house.Db(db => db.RuleFiles.Where(f => f.Name == name).Select(f => f.Content).SingleAsync());

    private static async Task<int> Reloaded(House house)
    {
        await house.Services.GetRequiredService<OtherProcesses>().Look(default);
        return house.City.Departments.Count;
    }

    private static async Task<(int Code, string Said)> Import(House house, string what, string text, params string[] more)
    {
        var file = Path.Combine(house.Folder, "file.tsv");
        await File.WriteAllTextAsync(file, text);
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        return await Run(house, ["import", what, file, .. more]);
    }

    private static async Task<(int Code, string Said)> Run(House house, params string[] args)
    {
        var said = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.Run(house.Services, house.Services.GetRequiredService<IHostEnvironment>(), args, said, said);
        return (code, said.ToString());
    }
}
