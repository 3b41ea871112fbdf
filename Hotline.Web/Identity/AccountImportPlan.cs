using Hotline.Domain.Identity;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Identity;

/// <summary>What an import of accounts would do; nothing at all where something is wrong.</summary>
public sealed record AccountPlan(IReadOnlyList<string> Wrong, IReadOnlyList<OneTimeName> New, IReadOnlyList<string> Changed, int Same);

/// <summary>An account that will need a one-time password.</summary>
public sealed record OneTimeName(string Account, string Name);

/// Says what an import of accounts would do. Asked first, so that passwords can be hashed before the store's one writer is taken.
[Needs(Permission.System)]
public sealed record AccountImportPlan(string File, string Text) : IQuestion<AccountPlan>
{
    internal sealed class Handler(HotlineDb db, City city, Words words, TimeProvider clock) : IQuestionHandler<AccountImportPlan, AccountPlan>
    {
        public async Task<AccountPlan> Handle(AccountImportPlan request, CancellationToken ct)
        {
            var file = new AccountFile(request.File, request.Text, city.Now, words, city.Now.Day(clock.GetUtcNow()));
            var known = await db.Users.AsNoTracking().ToDictionaryAsync(a => a.UserName!, ct);
            List<string> wrong =
            [
                .. file.Wrong.Select(w => w.Message),
                .. file.Lines.Where(l => known.GetValueOrDefault(l.Account) is { Disabled: true }).Select(l => $"账号 “{l.Account}” 已停用，不能再导入"),
            ];
            var old = file.Lines.Where(l => known.ContainsKey(l.Account)).ToList();
            var changed = old.Where(l => ImportAccounts.Differs(known[l.Account], l)).Select(l => l.Account).ToList();
            return new AccountPlan(wrong, [.. file.Lines.Where(l => !known.ContainsKey(l.Account)).Select(l => new OneTimeName(l.Account, l.Name))], changed, old.Count - changed.Count);
        }
    }
}
