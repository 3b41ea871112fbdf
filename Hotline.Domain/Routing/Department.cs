namespace Hotline.Domain.Routing;

/// <summary>What kind of unit.</summary>
public enum DepartmentKind
{
    /// <summary>热线中心.</summary>
    Centre = 1,

    /// <summary>市直部门.</summary>
    Department = 2,

    /// <summary>县（市、区）.</summary>
    District = 3,

    /// <summary>镇街.</summary>
    Street = 4,

    /// <summary>公共企事业单位.</summary>
    Utility = 5,

    /// <summary>监督机关.</summary>
    Inspection = 6,
}

/// <summary>承办单位: a unit that can be given tickets. Units are renamed and merged, so each has validity dates and perhaps a successor.</summary>
/// <param name="Code">Natural key.</param>
/// <param name="Name">Full official name.</param>
/// <param name="Short">What people call it.</param>
/// <param name="Kind">What kind of unit.</param>
/// <param name="Parent">The unit above it.</param>
/// <param name="Area">The area it is responsible for; null = the whole city.</param>
/// <param name="Phone">Duty telephone, day and night.</param>
/// <param name="ValidFrom">First day it exists.</param>
/// <param name="ValidTo">Last day it existed; null while it does.</param>
/// <param name="Successor">Who took over.</param>
public sealed record Department(
    DepartmentCode Code, string Name, string Short, DepartmentKind Kind, DepartmentCode? Parent, AreaCode? Area,
    string Phone, DateOnly ValidFrom, DateOnly? ValidTo, DepartmentCode? Successor)
{
    /// <summary>Whether it exists on that day.</summary>
    public bool InForce(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    /// <summary>Whether tickets may be dispatched to it: the centre dispatches, it does not handle.</summary>
    public bool TakesTickets => Kind != DepartmentKind.Centre;
}
