using Hotline.Web.Platform;

namespace Hotline.Web.Identity;

/// <summary>How it stands with the own second factor.</summary>
/// <param name="Bound">There is one.</param>
/// <param name="Required">There must be one before anything else.</param>
/// <param name="Secret">What is offered to bind, in Base32; null where nothing is.</param>
/// <param name="CodesLeft">Recovery codes that were not used.</param>
public sealed record FactorStanding(bool Bound, bool Required, string? Secret, int CodesLeft)
{
    /// <summary>Secrets never reach a log.</summary>
    public override string ToString() => $"{nameof(FactorStanding)} {Bound} {CodesLeft}";
}

/// How it stands with the own second factor, with the secret while it is only offered.
[OpenToAll]
public sealed record OwnFactor : IQuestion<FactorStanding>
{
    internal sealed class Handler(FactorBook factors, FactorRules rules) : IQuestionHandler<OwnFactor, FactorStanding>
    {
        public async Task<FactorStanding> Handle(OwnFactor request, CancellationToken ct)
        {
            var account = await factors.Own(ct);
            return new FactorStanding(account.TwoFactorEnabled, rules.Required(account), (await factors.Offered(account, ct))?.Secret, await factors.CodesLeft(account, ct));
        }
    }
}
