using System.Security.Cryptography;
using System.Text;

namespace Hotline.Classifier;

/// <summary>
/// The part that no model of a server ever learns from, so that an old model and a new one are measured on what neither has seen.
/// Whether an example belongs to it depends on its batch alone (an author's batch in the corpus, a ticket's number among
/// corrections): it is the same for every model, on every machine, whatever is added later.
/// </summary>
public static class HeldOut
{
    private const int Part = 8;

    /// <summary>Whether this batch is held out: one in eight is. What has no batch is taught and never asked.</summary>
    public static bool Holds(string batch) =>
        batch.Length > 0 && SHA256.HashData(Encoding.UTF8.GetBytes(batch))[0] % Part == 0;

    /// <summary>Parts a set into what is taught and what is asked.</summary>
    public static (TrainingSet Taught, TrainingSet Asked) Split(TrainingSet set)
    {
        var held = set.Examples.ToLookup(e => Holds(e.Batch));
        return (set with { Examples = [.. held[false]] }, set with { Examples = [.. held[true]] });
    }
}
