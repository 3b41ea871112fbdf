using System.ComponentModel.DataAnnotations;
using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Web.Audit;
using Hotline.Web.Platform;

namespace Hotline.Web.Identity;

/// Takes a lost authenticator off a colleague's account, who binds a new one at the next sign-in. The security administrator's to do: who resets passwords must not be able to take away the second factor too.
[Needs(Permission.ManageRoles)]
public sealed record ResetSecondFactor(string Account) : ICommand, IAudited
{
    [Required(ErrorMessage = "ExclusionReasonMissing")]
    [StringLength(200, ErrorMessage = "TooLong")]
    public string Reason { get; set; } = "";

    /// <inheritdoc/>
    public string? AuditObject => Account;

    /// <inheritdoc/>
    public string? AuditDetail => Reason;

    internal sealed class Handler(AccountBook book, FactorBook factors) : ICommandHandler<ResetSecondFactor>
    {
        public async Task Handle(ResetSecondFactor request, CancellationToken ct)
        {
            var account = await book.Another(request.Account);
            Refusal.When(!account.TwoFactorEnabled, RefusalCode.NothingChanged, request.Account);
            await factors.Remove(account, ct);
            await book.Keep(account);
        }
    }
}
