using Hotline.Domain;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;

namespace Hotline.Web.Routing;

/// <summary>An event that moved a ticket between states or between units.</summary>
public sealed record RoutingStep(TicketNumber Ticket, TicketAction Action, TicketState From, TicketState To, DepartmentCode? Unit, string By, DateTimeOffset At)
{
    /// <summary>Out of intake to a unit, by whatever act.</summary>
    public bool Dispatches => From == TicketState.Registered && To == TicketState.Dispatched;

    /// <summary>Back to intake: the dispatch is undone.</summary>
    public bool Undoes => From != TicketState.Draft && To == TicketState.Registered && From != To;
}

/// <summary>What the store knows of one ticket's way. Outcome and correction follow from it alone, so reading it once more, or later, changes nothing.</summary>
/// <param name="Ticket">Whose.</param>
/// <param name="Confidential">Nobody learns from a confidential ticket.</param>
/// <param name="Category">As decided by now.</param>
/// <param name="Suggested">What the machine proposed.</param>
/// <param name="Steps">How it moved, the oldest first.</param>
public sealed record RoutedLife(TicketNumber Ticket, bool Confidential, CategoryCode? Category, SuggestedRoute? Suggested, IReadOnlyList<RoutingStep> Steps)
{
    private RoutingStep? First => Steps.FirstOrDefault(s => s.Dispatches);

    // After the first dispatch. One that was undone and made again is a move like a redirect.
    private List<RoutingStep> Moves => [.. Steps.SkipWhile(s => !s.Dispatches).Skip(1).Where(s => s.Dispatches || s.Action is TicketAction.Redirect or TicketAction.GrantReturn or TicketAction.Rule)];

    /// <summary>What became of its first dispatch; null before there was one.</summary>
    public RoutingOutcome? Outcome(CityRules rules)
    {
        if (First is not { Unit: { } unit } first)
        {
            return null;
        }

        var moves = Moves;
        return new RoutingOutcome
        {
            Ticket = Ticket,
            Week = MondayOf(rules.Day(first.At)),
            SuggestedCategory = Suggested?.Category,
            SuggestedUnit = Suggested?.Unit,
            UnitConfidence = Suggested?.UnitConfidence ?? 0,
            Unsure = Suggested?.Unsure,
            Model = Suggested?.Model ?? "",
            Machine = first.By == Actor.System.Account,
            FirstUnit = unit,
            Category = Category,
            Unit = moves.LastOrDefault()?.Unit ?? unit,
            Fate = Of(Steps.FirstOrDefault(s => s.Undoes || moves.Contains(s))),
            Came = Of(moves.LastOrDefault()),
        };
    }

    /// <summary>What there is to learn from it: the last move, or a person's own choice whose answer was approved; null where there is nothing.</summary>
    public Correction? Correction()
    {
        if (Confidential || Category is not { } category || First is not { Unit: { } unit } first)
        {
            return null;
        }

        // A ruling that left it where it was teaches as much as one that moved it, until somebody moves the ticket after all.
        var moves = Moves;
        if (Steps.LastOrDefault(s => s.Action == TicketAction.RuleStay || moves.Contains(s)) is { Action: TicketAction.RuleStay, Unit: { } named } stayed)
        {
            return new Correction { Ticket = Ticket, Category = category, Unit = named, Source = CorrectionSource.Ruling, At = stayed.At };
        }

        // Undone and sent to the same unit again, it proved nobody wrong.
        if (moves.LastOrDefault() is { Unit: { } final } moved && !(moved.Dispatches && final == unit))
        {
            return new Correction { Ticket = Ticket, Category = category, Unit = final, Source = SourceOf(moved.Action), At = moved.At };
        }

        var another = Suggested is not null && (Suggested.Unit != unit || Suggested.Category != category);
        return another && first.By != Actor.System.Account && Steps.FirstOrDefault(s => s.Action == TicketAction.Approve) is { } approved
            ? new Correction { Ticket = Ticket, Category = category, Unit = unit, Source = CorrectionSource.Confirmed, At = approved.At }
            : null;
    }

    /// <summary>The Monday of that day's week.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static CorrectionSource SourceOf(TicketAction move) => move switch
    {
        TicketAction.GrantReturn => CorrectionSource.GrantedReturn,
        TicketAction.Rule => CorrectionSource.Ruling,
        _ => CorrectionSource.Redirect,
    };

    private static RoutingFate Of(RoutingStep? move) => move?.Action switch
    {
        null => RoutingFate.Stood,
        TicketAction.GrantReturn => RoutingFate.Returned,
        TicketAction.Rule => RoutingFate.Ruled,
        _ => RoutingFate.Redirected,
    };
}
