using Hotline.Domain.Routing;

namespace Hotline.Domain;

/// <summary>Who acts: a person's account, a citizen, or the system itself.</summary>
/// <param name="Account">The account's key; <c>citizen</c> and <c>system</c> are nobody's account.</param>
/// <param name="Name">The name colleagues know the person by, kept as it was at the time.</param>
/// <param name="Unit">The unit the person acted for, if any.</param>
public sealed record Actor(string Account, string Name, DepartmentCode? Unit = null)
{
    /// <summary>The system acting by itself (automatic signing, a merged ticket following its parent).</summary>
    public static readonly Actor System = new("system", "system");

    /// <summary>A citizen on the public site, known by the query code only.</summary>
    public static readonly Actor Citizen = new("citizen", "citizen");
}

/// <summary>Who did it, and when. The last parameter of every verb that changes a ticket.</summary>
/// <param name="By">Who acts.</param>
/// <param name="At">When, in any offset; stored in UTC.</param>
public readonly record struct Stamp(Actor By, DateTimeOffset At);
