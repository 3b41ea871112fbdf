using Bunit;
using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Tests.Kit;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Routing;

public sealed class ModelsPageTests : IDisposable
{
    private readonly School school = new();

    [Fact]
    public async Task It_shows_the_model_in_use_what_waits_and_the_history_with_figures_side_by_side()
    {
        await using var house = await school.Open();
        var made = await School.TrainABetterOne(house);
        await School.Correct(house, 3, "路灯不亮", "0108");
        await using var screen = new Screen(house, house.As(Role.SystemAdministrator));
        var page = screen.Context.Render<ModelsPage>();
        Assert.Contains(made.Version!, page.Find("dl.facts").TextContent, StringComparison.Ordinal);
        Assert.Equal("新的更正 3 条", page.Find(".waiting").TextContent);
        var rows = page.FindAll("table.models-history tbody tr");
        Assert.Equal(2, rows.Count);
        Assert.Contains("当时", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("比当时的模型好", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("已退役", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll("td.actions button"));
    }

    [Fact]
    public async Task A_training_is_begun_watched_and_stopped()
    {
        await using var house = await school.Open();
        await using var screen = new Screen(house, house.As(Role.SystemAdministrator));
        var page = screen.Context.Render<ModelsPage>();
        Assert.False(page.Find("section button.primary").HasAttribute("disabled"));

        // Whoever holds the gate keeps the training from ending.
        using (await house.Services.GetRequiredService<WriteGate>().Enter(CancellationToken.None))
        {
            Assert.True(School.Trainer(house).Begin(new Actor("x", "林小雨")));
            await page.InvokeAsync(page.Instance.Refresh);
            var button = page.Find("section button.primary");
            Assert.True(button.HasAttribute("disabled"));
            Assert.Contains("林小雨", page.Find($"#{button.GetAttribute("aria-describedby")}").TextContent, StringComparison.Ordinal);
            Assert.Contains("正在训练", page.Find("#training-now").TextContent, StringComparison.Ordinal);
            Assert.Equal("100", page.Find("progress").GetAttribute("max"));
        }

        await School.Trainer(house).Running;
        await page.InvokeAsync(page.Instance.Refresh);
        Assert.Empty(page.FindAll("progress"));
        Assert.Equal(2, page.FindAll("table.models-history tbody tr").Count);
        await page.Find("section button.primary").ClickAsync(new());
        Assert.IsType<Retrain>(Assert.Single(screen.Sent));
        await School.Trainer(house).Running;
    }

    [Fact]
    public async Task Going_back_asks_for_a_reason()
    {
        await using var house = await school.Open();
        await School.TrainABetterOne(house);
        await using var screen = new Screen(house, house.As(Role.SystemAdministrator));
        var page = screen.Context.Render<ModelsPage>();
        await page.Find("td.actions button").ClickAsync(new());
        await page.Find(".panel form").SubmitAsync();
        Assert.Equal("请写明原因。", page.Find(".panel .field-error").TextContent);
        await page.Find("#roll-back-reason").InputAsync(new() { Value = "派错太多" });
        await page.Find(".panel form").SubmitAsync();
        Assert.Contains("已退回", page.Find(".notice.done").TextContent, StringComparison.Ordinal);
        Assert.Contains("由人重新启用：派错太多", page.Find("dl.facts").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schedule_is_set_and_its_mistakes_stand_at_their_fields()
    {
        await using var house = await school.Open();
        await using var screen = new Screen(house, house.As(Role.SystemAdministrator));
        var page = screen.Context.Render<ModelsPage>();
        await page.Find("form.row select").ChangeAsync(new() { Value = "Sunday" });
        await page.Find("form.row").SubmitAsync();
        Assert.Contains("请填写时间", page.Find("#schedule-at").TextContent, StringComparison.Ordinal);
        house.Clock.Advance(TimeSpan.FromSeconds(1)); // the rules' mark is the time of their last change
        await page.Find("form.row input[type=time]").ChangeAsync(new() { Value = "03:00" });
        await page.Find("form.row").SubmitAsync();
        await School.LookAround(house);
        Assert.Equal(DayOfWeek.Sunday, house.City.Routing.Retrain!.Day);
        Assert.Contains("已保存", page.Find(".notice.done").TextContent, StringComparison.Ordinal);
    }

    public void Dispose() => school.Dispose();
}
