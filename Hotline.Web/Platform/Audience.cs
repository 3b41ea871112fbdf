using Hotline.Domain.Identity;
using Microsoft.AspNetCore.Authorization;

namespace Hotline.Web.Platform;

/// <summary>Citizens get plain HTML: static, without a circuit, working without JavaScript.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicAttribute : Attribute, IAllowAnonymous;

/// <summary>Staff get a circuit, and only those who hold one of these permissions.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ConsoleAttribute(Permission anyOf) : AuthorizeAttribute(PolicyFor(anyOf))
{
    /// <summary>One of these is enough.</summary>
    public Permission AnyOf { get; } = anyOf;

    /// <summary>The policy's name; <see cref="AudiencePolicies"/> reads it back.</summary>
    public static string PolicyFor(Permission anyOf) => $"may:{(long)anyOf}";
}
