using Hotline.Domain.Promises;

namespace Hotline.Domain.Tickets;

/// <content>承诺: what replies promise.</content>
public sealed partial class Ticket
{
    private readonly List<UnitPromise> promises = [];

    /// <summary>Everything that was promised, in order.</summary>
    public IReadOnlyList<UnitPromise> Promises => promises;

    // The date that "cannot now" demands is a promise like any other.
    private void Promise(DateOnly? promisedOn, IReadOnlyList<PromiseMade> made, DateOnly today, Stamp stamp)
    {
        Refusal.When(made.Any(m => m.On < today), RefusalCode.PromiseInThePast);
        var all = made.Any(m => m.On == promisedOn) || promisedOn is not { } on ? made : [.. made, new PromiseMade("", on)];
        promises.AddRange(all.DistinctBy(m => m.On).Select(m => new UnitPromise(Number, Lead, m, stamp.At)));
    }

    // What an earlier round promised is overtaken by this one.
    private void OpenPromises()
    {
        foreach (var promise in promises)
        {
            if (promise.State == PromiseState.Stated)
            {
                promise.Open();
            }
        }
    }

    private void DropPromises() => promises.ForEach(p => p.Drop());
}
