using System.Globalization;
using Bunit;
using Hotline.Web.Handling;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Shell;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Hotline.Tests.Kit;

/// <summary>A console page in front of one person: rendered by bUnit, its door the real pipeline, its clock the house's, every command noted.</summary>
public sealed class Screen : IAsyncDisposable, IUseCases
{
    private readonly Desk desk;

    public Screen(House house, Desk desk)
    {
        this.desk = desk;
        var culture = CultureInfo.GetCultureInfo("zh-CN");
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        Context.JSInterop.Mode = JSRuntimeMode.Loose;
        Context.Services.AddLocalization();
        Context.Services.AddSingleton(house.Services.GetRequiredService<City>());
        Context.Services.AddSingleton(house.Services.GetRequiredService<LiveFeed>());
        Context.Services.AddSingleton(house.Services.GetRequiredService<IOptions<AttachmentLimits>>());
        Context.Services.AddSingleton<IUseCases>(this);
        Context.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(house.Clock));
        Context.Services.AddScoped<Words>();
    }

    public BunitContext Context { get; } = new();

    /// <summary>The commands the page sent, in order.</summary>
    public List<object> Sent { get; } = [];

    /// <summary>Runs before each command: what a colleague does in the meantime.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public async Task<Outcome> Run(ICommand command)
    {
        Sent.Add(command);
        await (Meanwhile?.Invoke() ?? Task.CompletedTask);
        return await desk.Run(command);
    }

    public async Task<Outcome<T>> Run<T>(ICommand<T> command)
    {
        Sent.Add(command);
        await (Meanwhile?.Invoke() ?? Task.CompletedTask);
        return await desk.Run(command);
    }

    public Task<Outcome<T>> Ask<T>(IQuestion<T> question) => desk.Ask(question);

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();
}
