using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Web.Audit;
using Hotline.Web.Platform;

namespace Hotline.Web.Identity;

/// Gives and takes a colleague's roles; what was taken has no power from the next request on.
[Needs(Permission.ManageRoles)]
public sealed record ChangeRoles(string Account) : ICommand, IAudited
{
    public IReadOnlyList<Role> Roles { get; set; } = [];

    /// <inheritdoc/>
    public string? AuditObject => Account;

    /// <inheritdoc/>
    public string? AuditDetail => string.Join(' ', Roles);

    internal sealed class Handler(AccountBook book) : ICommandHandler<ChangeRoles>
    {
        public async Task Handle(ChangeRoles request, CancellationToken ct)
        {
            var account = await book.Another(request.Account);
            var roles = request.Roles.Distinct().Order().ToList();
            Refusal.When(account.Disabled || account.Roles.Order().SequenceEqual(roles), RefusalCode.NothingChanged, request.Account);
            Rights.CheckSeparation(roles);
            UnitField.CheckNeeded(account.Unit, roles, nameof(Roles));
            account.Roles = roles;
            await book.Keep(account);
        }
    }
}
