using System.Globalization;
using Hotline.Domain.Identity;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Identity;

/// <summary>Offers, binds, checks and removes second factors, in the transaction of whoever asks.</summary>
public sealed class FactorBook(HotlineDb db, CurrentUser me, Randomness random, TimeProvider clock)
{
    /// <summary>So many recovery codes are handed out.</summary>
    public const int Codes = 10;

    /// <summary>Of so many digits: longer than a timed code, so that one field takes both.</summary>
    public const int CodeLength = 10;

    /// <summary>An offer that nobody took up lapses: whoever saw it on the screen must not know a secret that is bound later.</summary>
    public static readonly TimeSpan OfferStands = TimeSpan.FromMinutes(15);

    /// <summary>The own account.</summary>
    /// <exception cref="Forbidden">Nobody is signed in.</exception>
    public async Task<Account> Own(CancellationToken ct) =>
        await db.Users.SingleOrDefaultAsync(a => a.Id == me.Account, ct) ?? throw new Forbidden("nobody is signed in");

    /// <summary>What is offered to the account and can still be bound; null where nothing is.</summary>
    public async Task<SecondFactor?> Offered(Account account, CancellationToken ct) =>
        await Of(account, ct) is { BoundAt: null } factor && clock.GetUtcNow() - factor.BegunAt < OfferStands ? factor : null;

    /// <summary>How many recovery codes are left.</summary>
    public Task<int> CodesLeft(Account account, CancellationToken ct) => db.RecoveryCodes.CountAsync(c => c.Account == account.Id, ct);

    /// <summary>Offers a new secret; one that was offered before is void.</summary>
    public async Task Offer(Account account, CancellationToken ct)
    {
        var secret = Base32.Write(random.Bytes(TimedCode.SecretLength));
        if (await Of(account, ct) is not { } factor)
        {
            db.SecondFactors.Add(new SecondFactor { Account = account.Id, Secret = secret, BegunAt = clock.GetUtcNow() });
            return;
        }

        (factor.Secret, factor.BegunAt, factor.BoundAt, factor.LastStep) = (secret, clock.GetUtcNow(), null, 0);
    }

    /// <summary>Binds what was offered to whoever can show its code.</summary>
    /// <returns>The recovery codes, readable this once; null where the code is wrong.</returns>
    public async Task<IReadOnlyList<string>?> Bind(Account account, SecondFactor offered, string typed, CancellationToken ct)
    {
        if (!Spend(offered, Digits(typed)))
        {
            return null;
        }

        (offered.BoundAt, account.TwoFactorEnabled) = (clock.GetUtcNow(), true);
        return await NewCodes(account, ct);
    }

    /// <summary>Hands out recovery codes, readable this once; those from before are void.</summary>
    public async Task<IReadOnlyList<string>> NewCodes(Account account, CancellationToken ct)
    {
        await db.RecoveryCodes.Where(c => c.Account == account.Id).ExecuteDeleteAsync(ct);
        var codes = new HashSet<string>();
        while (codes.Count < Codes)
        {
            codes.Add(random.Digits(CodeLength));
        }

        db.RecoveryCodes.AddRange(codes.Select(c => new RecoveryCode { Account = account.Id, Hash = Hash(account, c) }));
        return [.. codes];
    }

    /// <summary>Whether this is a code of the bound authenticator, which is spent by it.</summary>
    public async Task<bool> Shows(Account account, string typed, CancellationToken ct) =>
        await Of(account, ct) is { BoundAt: not null } factor && Spend(factor, Digits(typed));

    /// <summary>Whether this is a code of the bound authenticator or a recovery code; either is spent by it.</summary>
    public async Task<bool> Accepts(Account account, string typed, CancellationToken ct)
    {
        var code = Digits(typed);
        if (code.Length != CodeLength)
        {
            return await Shows(account, code, ct);
        }

        var hash = Hash(account, code);
        if (await db.RecoveryCodes.SingleOrDefaultAsync(c => c.Account == account.Id && c.Hash == hash, ct) is not { } found)
        {
            return false;
        }

        db.RecoveryCodes.Remove(found);
        return true;
    }

    /// <summary>Takes the factor away, with its recovery codes.</summary>
    public async Task Remove(Account account, CancellationToken ct)
    {
        account.TwoFactorEnabled = false;
        await db.SecondFactors.Where(f => f.Account == account.Id).ExecuteDeleteAsync(ct);
        await db.RecoveryCodes.Where(c => c.Account == account.Id).ExecuteDeleteAsync(ct);
    }

    // Authenticators and people put blanks and dashes between digits, and Chinese keyboards type them wide.
    internal static string Digits(string typed) =>
        string.Concat(typed.Select(c => CharUnicodeInfo.GetDecimalDigitValue(c)).Where(d => d >= 0).Select(d => d.ToString(CultureInfo.InvariantCulture)));

    private Task<SecondFactor?> Of(Account account, CancellationToken ct) => db.SecondFactors.SingleOrDefaultAsync(f => f.Account == account.Id, ct);

    private bool Spend(SecondFactor factor, string code)
    {
        var step = TimedCode.Match(Base32.Read(factor.Secret), code, clock.GetUtcNow(), factor.LastStep);
        factor.LastStep = step ?? factor.LastStep;
        return step is not null;
    }

    private string Hash(Account account, string code) => db.Vault.Hash("recovery", $"{account.Id}\0{code}");
}
