using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Web.Audit;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Identity;

/// Moves a colleague to another unit.
[Needs(Permission.ManageAccounts)]
public sealed record ChangeUnit(string Account) : ICommand, IAudited
{
    /// <summary>Empty: of no unit.</summary>
    public string Unit { get; set; } = "";

    /// <inheritdoc/>
    public string? AuditObject => Account;

    /// <inheritdoc/>
    public string? AuditDetail => Unit;

    internal sealed class Handler(AccountBook book, City city) : ICommandHandler<ChangeUnit>
    {
        public async Task Handle(ChangeUnit request, CancellationToken ct)
        {
            var account = await book.Another(request.Account);
            var unit = city.Now.UnitFrom(request.Unit);
            Refusal.When(account.Unit == unit, RefusalCode.NothingChanged, request.Account);
            UnitField.CheckNeeded(unit, account.Roles, nameof(Unit));
            account.Unit = unit;
            await book.Keep(account);
        }
    }
}
