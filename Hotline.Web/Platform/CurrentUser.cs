using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;

namespace Hotline.Web.Platform;

/// <summary>Who is asking, for the length of one request. Filled by <see cref="UseCases"/> from the store, never from what the browser says.</summary>
public sealed class CurrentUser(TimeProvider clock)
{
    /// <summary>Who.</summary>
    public Actor Actor { get; private set; } = Actor.Citizen;

    /// <summary>What this person may do.</summary>
    public Permission Permissions { get; private set; } = Permission.Citizen;

    /// <summary>The own unit and those below it, whose tickets this person sees.</summary>
    public IReadOnlyList<DepartmentCode> Units { get; private set; } = [];

    /// <summary>The areas of a district office: its tickets are seen there too.</summary>
    public IReadOnlyList<AreaCode> Areas { get; private set; } = [];

    /// <summary>Where from: the network address, or the command line.</summary>
    public string From { get; private set; } = "";

    /// <summary>Whether only tickets assigned to this very person may be replied to.</summary>
    public bool OnlyAssigned { get; private set; }

    /// <summary>The account's key.</summary>
    public string Account => Actor.Account;

    /// <summary>The own unit.</summary>
    public DepartmentCode? Unit => Actor.Unit;

    /// <summary>Whether tickets of every unit are seen. Citizens reach one ticket by number and code, the system reaches all.</summary>
    public bool SeesAllTickets => May(Permission.SeeAllTickets | Permission.Citizen | Permission.System);

    /// <summary>Whether one of these is held.</summary>
    public bool May(Permission anyOf) => (Permissions & anyOf) != 0;

    /// <summary>This person, now; to the millisecond, as it is stored.</summary>
    public Stamp Stamp()
    {
        var now = clock.GetUtcNow();
        return new Stamp(Actor, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)));
    }

    internal void Become(Actor actor, Permission permissions, string from, IReadOnlyList<DepartmentCode>? units = null, IReadOnlyList<AreaCode>? areas = null, bool onlyAssigned = false) =>
        (Actor, Permissions, From, Units, Areas, OnlyAssigned) = (actor, permissions, from, units ?? [], areas ?? [], onlyAssigned);
}
