using Hotline.Classifier;
using Hotline.Domain;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.Routing;

/// <summary>A model that is asked, and what the history calls it.</summary>
public sealed record HeldModel(HotlineModel Model, long Id, bool SawHeldOut);

/// <summary>Holds the model in use. Changing it is one change of a reference: whoever asks gets the one or the other, and nobody waits.</summary>
public sealed class ModelHolder(DataFolder folder, UseCases door, ModelWorkshop workshop, ILogger<ModelHolder> log)
{
    private volatile HeldModel? held;
    private long unreadable;

    /// <summary>The model in use; null until the store was opened.</summary>
    public HotlineModel? Model => held?.Model;

    /// <summary>The same, with what the history calls it.</summary>
    public HeldModel? Held => held;

    /// <summary>The version whose file should be in use and cannot be read; null when all is well.</summary>
    public string? Unreadable { get; private set; }

    /// <summary>Loads the model in use; the newest before it that can be read, where its file is damaged; trains one where none can.</summary>
    /// <param name="progress">Told about the stages of training.</param>
    /// <param name="ct">Stops it.</param>
    public async Task Open(IProgress<TrainingProgress>? progress, CancellationToken ct = default)
    {
        if (!await TryOpen(ct))
        {
            await MakeOne(progress, ct);
        }
    }

    /// <summary>Loads the model in use, or the newest before it that can be read.</summary>
    /// <returns>False where there is none, and one must be trained.</returns>
    public async Task<bool> TryOpen(CancellationToken ct = default)
    {
        var shelf = await OnShelf(ct);
        foreach (var entry in shelf)
        {
            if (Read(folder.ModelFile(entry.Version!)) is { } model)
            {
                if (entry.State != ModelState.Champion && !(await door.Run(Me, new FallBackToModel(entry.Id, entry.Version!), ct)).Ok)
                {
                    log.LogWarning("The history does not know yet that model {Version} is in use", entry.Version);
                }

                Use(new HeldModel(model, entry.Id, entry.SawHeldOut));
                return true;
            }

            Unreadable ??= entry.Version;
        }

        return shelf.Count == 0 && Read(folder.OldModel) is { } old && await TakeOver(old, ct);
    }

    /// <summary>Uses another model from now on.</summary>
    public void Use(HeldModel next) => held = next;

    /// <summary>Looks whether the history names another model as the one in use: another process, or a person who went back to an older one.</summary>
    public async Task Follow(ModelShelf shelf, CancellationToken ct)
    {
        if (await shelf.ChampionId(ct) is not { } id || id == held?.Id || id == unreadable || await shelf.Champion(ct) is not { Version: { } version } champion)
        {
            return;
        }

        if (Read(folder.ModelFile(version)) is { } model)
        {
            Unreadable = null;
            Use(new HeldModel(model, champion.Id, champion.SawHeldOut));
        }
        else
        {
            (unreadable, Unreadable) = (id, version); // once is enough: it is said on the page, and the old one serves on
        }
    }

    private static Visitor Me => Visitor.System("model");

    private async Task MakeOne(IProgress<TrainingProgress>? progress, CancellationToken ct)
    {
        var before = (await OnShelf(ct)).FirstOrDefault(m => m.State == ModelState.Champion);
        var material = await workshop.Gather(ct);
        var model = await workshop.Train(material.Taught, new Effort(-1, ct), progress);
        var entry = workshop.Entry(model, material, new Contest(Figures.Of(model, material.Asked, new Effort(-1, ct))), Actor.System);
        (entry.State, entry.Reason) = (ModelState.Champion, Unreadable is null ? ModelReason.First : ModelReason.Anew);
        await Keep(model, entry, before?.Id, material.LearnedTo, ct);
    }

    private async Task<bool> TakeOver(HotlineModel old, CancellationToken ct)
    {
        var entry = new TrainedModel
        {
            Version = old.Version, MadeAt = old.TrainedAt, MadeBy = Actor.System.Account, MadeByName = Actor.System.Name, Trainer = "svm", Corpus = old.Examples,
            SawHeldOut = true, State = ModelState.Champion, Reason = ModelReason.TakenOver,
        };
        await Keep(old, entry, null, null, ct);
        File.Delete(folder.OldModel);
        return true;
    }

    private async Task Keep(HotlineModel model, TrainedModel entry, long? against, DateTimeOffset? learnedTo, CancellationToken ct)
    {
        model.Save(folder.ModelFile(model.Version));
        var kept = await door.Send(Me, new KeepModel(entry, against, learnedTo), ct);
        if (!kept.Ok)
        {
            log.LogWarning("The history does not know yet that model {Version} is in use: {Kind}", entry.Version, kept.Kind);
        }

        Use(new HeldModel(model, kept.Value?.Id ?? 0, entry.SawHeldOut));
    }

    private async Task<IReadOnlyList<TrainedModel>> OnShelf(CancellationToken ct) =>
        (await door.Send(Me, new ModelsOnShelf(), ct)).Value ?? throw new IOException("The history of models cannot be read.");

    private HotlineModel? Read(string path)
    {
        try
        {
            return HotlineModel.Load(path);
        }
        catch (Exception problem) when (problem is ModelFileException or IOException)
        {
            if (path != folder.OldModel || File.Exists(path))
            {
                log.LogWarning(problem, "The model file {Path} cannot be read", path);
            }

            return null;
        }
    }
}
