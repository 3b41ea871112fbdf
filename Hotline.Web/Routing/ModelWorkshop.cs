using Hotline.Classifier;
using Hotline.Domain;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.Routing;

/// <summary>What a model is made of.</summary>
/// <param name="Taught">What it learns.</param>
/// <param name="Asked">What it never learns, and is measured on.</param>
/// <param name="CorpusTaught">The part of what it learns that came with the corpus.</param>
/// <param name="LearnedTo">Corrections up to here were read.</param>
public sealed record ModelMaterial(TrainingSet Taught, TrainingSet Asked, TrainingSet CorpusTaught, DateTimeOffset? LearnedTo);

/// <summary>Makes models from the corpus and from what people corrected.</summary>
public sealed class ModelWorkshop(DataFolder folder, City city, UseCases door, TimeProvider clock)
{
    /// <summary>Collects what there is to learn.</summary>
    /// <exception cref="CorpusException">The corpus has mistakes.</exception>
    public async Task<ModelMaterial> Gather(CancellationToken ct)
    {
        var corpus = Named(TrainingSet.Load(folder.Corpus));
        var read = await door.Send(Visitor.System("training"), new CorrectionsToLearn(), ct);
        var corrections = read.Value ?? throw new IOException($"The corrections cannot be read: {read.Kind}");
        var all = Named(corpus with
        {
            Examples = [.. corpus.Examples, .. corrections.Examples],
            Categories = [.. corpus.Categories.Union(corrections.Examples.Select(e => e.Category)).Order(StringComparer.Ordinal)],
        });
        var (taught, asked) = HeldOut.Split(all);
        return new ModelMaterial(taught, asked, HeldOut.Split(corpus).Taught, corrections.LearnedTo);
    }

    /// <summary>Learns, on a thread that yields to everybody else's.</summary>
    public Task<HotlineModel> Train(TrainingSet taught, Effort effort, IProgress<TrainingProgress>? progress) =>
        Aside(() => Training.Train(taught, clock.GetUtcNow(), new TrainingOptions { Effort = effort }, progress), effort.Stop);

    /// <summary>Does something lengthy on a thread that yields to everybody else's.</summary>
    public static Task<T> Aside<T>(Func<T> work, CancellationToken stop) => Task.Factory.StartNew(
        () =>
        {
            Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
            return work();
        },
        stop, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>What the history will say of a model.</summary>
    public TrainedModel Entry(HotlineModel model, ModelMaterial material, Contest contest, Actor by) => new()
    {
        Version = model.Version,
        MadeAt = clock.GetUtcNow(),
        MadeBy = by.Account,
        MadeByName = by.Name,
        Trainer = model.Engines switch { 0 => "lexicon", 1 => "svm", _ => "svm+nbsvm" },
        Corpus = material.CorpusTaught.Examples.Count,
        Corrections = material.Taught.Examples.Count - material.CorpusTaught.Examples.Count,
        Figures = TrainedModel.Text(contest),
    };

    /// <summary>Removes the files that are nobody's any more: of models long retired, and of runs that were killed.</summary>
    public async Task Tidy()
    {
        if ((await door.Send(Visitor.System("training"), new ModelsOnShelf())).Value is { } shelf)
        {
            var wanted = shelf.Select(m => folder.ModelFile(m.Version!)).ToHashSet();
            foreach (var file in Directory.EnumerateFiles(folder.Models, "*.model*").Where(f => !wanted.Contains(f)).ToList())
            {
                File.Delete(file);
            }
        }
    }

    // The city's own word on functions, where it has one, is the one the advisor goes by.
    private TrainingSet Named(TrainingSet set) => set with
    {
        Functions = set.Categories
            .Select(c => (Category: c, Function: city.Now.FunctionOf(new(c)) is { Length: > 0 } own ? own : set.Functions.GetValueOrDefault(c, "")))
            .Where(c => c.Function.Length > 0).ToDictionary(c => c.Category, c => c.Function),
    };
}
