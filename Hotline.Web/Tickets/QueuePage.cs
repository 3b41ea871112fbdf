using Hotline.Domain.Tickets;
using Hotline.Web.Platform;
using Hotline.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace Hotline.Web.Tickets;

/// <summary>A console page that shows a list of tickets, narrowed by its address.</summary>
public abstract class QueuePage : LivePage
{
    [SupplyParameterFromQuery(Name = "channel")]
    private string? ChannelText { get; set; }

    [SupplyParameterFromQuery(Name = "type")]
    private string? TypeText { get; set; }

    [SupplyParameterFromQuery(Name = "urgency")]
    private string? UrgencyText { get; set; }

    [SupplyParameterFromQuery(Name = "category")]
    private string? CategoryText { get; set; }

    [SupplyParameterFromQuery(Name = "unit")]
    private string? UnitText { get; set; }

    [SupplyParameterFromQuery(Name = "overdue")]
    private string? OverdueText { get; set; }

    private bool Overdue => AddressText.YesOrNo(OverdueText) == true;

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    private int? PageNumber => AddressText.Number(PageText);

    /// <summary>What the address says.</summary>
    protected QueueFilter Filter => new()
    {
        Channel = Parse<Channel>(ChannelText),
        Type = Parse<AppealType>(TypeText),
        Urgency = Parse<Urgency>(UrgencyText),
        Category = CategoryText,
        Unit = UnitText,
        Overdue = Overdue,
        Page = PageNumber ?? 1,
    };

    /// <summary>What the list shows; null until the first answer.</summary>
    protected Page<TicketRow>? List { get; private set; }

    /// <summary>The list's question.</summary>
    protected abstract IQuestion<Page<TicketRow>> Question { get; }

    /// <inheritdoc/>
    protected override async Task<Outcome> Ask()
    {
        var outcome = await UseCases.Ask(Question);
        List = outcome.Ok ? outcome.Value : List;
        return outcome;
    }

    private static T? Parse<T>(string? word)
        where T : struct, Enum => Enum.TryParse<T>(word, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
