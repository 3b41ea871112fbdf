using System.ComponentModel.DataAnnotations;
using Hotline.Domain;
using Hotline.Web.Audit;
using Hotline.Web.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Hotline.Web.Identity;

/// <summary>How asking for new recovery codes ended; a wrong code is recorded with its count, not undone.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="Sheet">The new codes, readable this once; null where the code was wrong.</param>
public sealed record RenewedCodes(EntryResult Result, RecoverySheet? Sheet = null) : IAuditedAnswer
{
    /// <inheritdoc/>
    public AuditOutcome AuditOutcome => Result == EntryResult.Entered ? AuditOutcome.Done : AuditOutcome.Refused;

    /// <inheritdoc/>
    public string? AuditDetail => Result == EntryResult.Entered ? null : Result.ToString();
}

/// Hands out new recovery codes for a code of the own authenticator, and voids those from before. A recovery code does not do: whoever found the sheet could make one of their own. A wrong code counts like a wrong password, or whoever finds an open page could try codes without end.
[OpenToAll]
public sealed record RenewRecoveryCodes : ICommand<RenewedCodes>, IAudited
{
    [Required(ErrorMessage = "CodeMissing")]
    [StringLength(40, ErrorMessage = "CodeWrong")]
    public string Code { get; set; } = "";

    /// <inheritdoc/>
    public string? AuditObject => null;

    /// <summary>Codes never reach a log.</summary>
    public override string ToString() => nameof(RenewRecoveryCodes);

    internal sealed class Handler(FactorBook factors, UserManager<Account> users, IOptions<IdentityOptions> options, TimeProvider clock) : ICommandHandler<RenewRecoveryCodes, RenewedCodes>
    {
        public async Task<RenewedCodes> Handle(RenewRecoveryCodes request, CancellationToken ct)
        {
            var account = await factors.Own(ct);
            Refusal.When(!account.TwoFactorEnabled, RefusalCode.FactorLapsed, account.UserName);
            var matched = !(account.LockoutEnd > clock.GetUtcNow()) && await factors.Shows(account, request.Code, ct);
            var result = SignIn.Count(account, matched, options.Value.Lockout, clock.GetUtcNow());
            AccountBook.Check(await users.UpdateAsync(account));
            return new RenewedCodes(result, result == EntryResult.Entered ? new RecoverySheet(await factors.NewCodes(account, ct)) : null);
        }
    }
}
