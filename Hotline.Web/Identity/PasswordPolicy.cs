using Microsoft.AspNetCore.Identity;

namespace Hotline.Web.Identity;

/// <summary>What a password must be: ten characters, three of four classes, not the account's own name. Graded protection asks for length and mixture (等保 2.0, 8.1.4.1 身份鉴别).</summary>
public sealed class PasswordPolicy : IPasswordValidator<Account>
{
    /// <summary>At least so many characters.</summary>
    public const int Shortest = 10;

    /// <summary>At most so many: hashing a novel would keep the server busy.</summary>
    public const int Longest = 128;

    /// <summary>What is wrong with it, as a key of the words' <c>Field.*</c>; null when nothing is.</summary>
    public static string? Wrong(string account, string? password)
    {
        if (password is null || password.Length is < Shortest or > Longest)
        {
            return "PasswordLength";
        }

        Func<char, bool>[] classes = [char.IsAsciiLetterUpper, char.IsAsciiLetterLower, char.IsAsciiDigit, c => !char.IsAsciiLetterOrDigit(c)];
        return classes.Count(password.Any) < 3 ? "PasswordTooSimple"
            : password.Contains(account, StringComparison.OrdinalIgnoreCase) ? "PasswordHoldsName"
            : null;
    }

    /// <inheritdoc/>
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(Wrong(user.UserName ?? "", password) is { } code ? IdentityResult.Failed(new IdentityError { Code = code }) : IdentityResult.Success);
}
