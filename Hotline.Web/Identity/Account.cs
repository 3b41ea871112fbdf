using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Hotline.Web.Identity;

/// <summary>One person's account.</summary>
public sealed class Account : IdentityUser
{
    /// <summary>What colleagues know the person by.</summary>
    public string Name { get; set; } = "";

    /// <summary>The unit this person acts for.</summary>
    public DepartmentCode? Unit { get; set; }

    /// <summary>What this person is.</summary>
    public IReadOnlyList<Role> Roles { get; set; } = [];

    /// <summary>A one-time password was given: it must be changed before anything else.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>The stamp of the sessions that a newer sign-in has ended; null where none has.</summary>
    public string? DisplacedStamp { get; set; }

    /// <summary>Since when the password is in use; null until the first sign-in.</summary>
    public DateTimeOffset? PasswordSetAt { get; set; }

    /// <summary>Closed for good; the name stays for the records.</summary>
    public bool Disabled { get; set; }
}

/// <summary>Roles lie in the store as words separated by blanks.</summary>
internal static class RoleList
{
    public static readonly ValueConverter<IReadOnlyList<Role>, string> Converter = new(
        roles => string.Join(' ', roles),
        text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Role>).ToList());

    public static readonly ValueComparer<IReadOnlyList<Role>> Same = new((a, b) => a!.SequenceEqual(b!), r => r.Count, r => r.ToList());
}
