using System.ComponentModel.DataAnnotations;
using Hotline.Domain;
using Hotline.Web.Platform;
using Microsoft.AspNetCore.Identity;

namespace Hotline.Web.Identity;

/// <summary>Codes that are shown once.</summary>
public sealed record RecoverySheet(IReadOnlyList<string> Codes)
{
    /// <summary>Codes never reach a log.</summary>
    public override string ToString() => nameof(RecoverySheet);
}

/// Binds the authenticator that was offered, by a code of it, and hands out recovery codes; every other session of the account ends.
[OpenToAll]
public sealed record BindSecondFactor : ICommand<RecoverySheet>
{
    [Required(ErrorMessage = "CodeMissing")]
    [StringLength(40, ErrorMessage = "CodeWrong")]
    public string Code { get; set; } = "";

    /// <summary>Codes never reach a log.</summary>
    public override string ToString() => nameof(BindSecondFactor);

    internal sealed class Handler(FactorBook factors, UserManager<Account> users) : ICommandHandler<BindSecondFactor, RecoverySheet>
    {
        public async Task<RecoverySheet> Handle(BindSecondFactor request, CancellationToken ct)
        {
            var account = await factors.Own(ct);
            Refusal.When(account.TwoFactorEnabled, RefusalCode.FactorBound, account.UserName);
            if (await factors.Offered(account, ct) is not { } offered)
            {
                throw new Refusal(RefusalCode.FactorLapsed, account.UserName);
            }

            var codes = await factors.Bind(account, offered, request.Code, ct) ?? throw new Invalid(nameof(Code), "CodeWrong");
            AccountBook.Check(await users.UpdateSecurityStampAsync(account));
            return new RecoverySheet(codes);
        }
    }
}
