using Hotline.Classifier;
using Hotline.Domain;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.Routing;

/// <summary>A training that is going on.</summary>
/// <param name="By">Who asked for it.</param>
/// <param name="Began">When.</param>
/// <param name="Stage">What it is doing.</param>
/// <param name="Share">How much is done, from 0 to 1.</param>
/// <param name="Stopping">Somebody has stopped it; it ends within seconds.</param>
public sealed record RetrainingNow(Actor By, DateTimeOffset Began, string Stage, double Share, bool Stopping);

/// <summary>Trains in the background while the champion serves on: one at a time, gently, and only what is better takes its place.</summary>
public sealed class Retraining(ModelWorkshop workshop, ModelHolder holder, UseCases door, LiveFeed feed, DataFolder folder, TimeProvider clock, ILogger<Retraining> log) : IDisposable
{
    private const double learningShare = 0.9;
    private readonly Lock turn = new();
    private CancellationTokenSource? stop;
    private FileStream? only;

    /// <summary>The training that is going on; null when none is.</summary>
    public RetrainingNow? Now { get; private set; }

    /// <summary>Ends when the training that was begun last has ended.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    /// <summary>Begins one.</summary>
    /// <returns>False where one is going on.</returns>
    public bool Begin(Actor by)
    {
        lock (turn)
        {
            if (Now is not null)
            {
                return false;
            }

            stop = new CancellationTokenSource();
            Now = new RetrainingNow(by, clock.GetUtcNow(), "读取语料和更正", 0, false);
            var token = stop.Token;
            Running = Task.Run(() => Run(by, token), CancellationToken.None);
            return true;
        }
    }

    /// <summary>Stops the one that is going on.</summary>
    /// <returns>False where none is.</returns>
    public bool Cancel()
    {
        lock (turn)
        {
            if (Now is null)
            {
                return false;
            }

            Now = Now with { Stopping = true };
            stop!.Cancel();
            return true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Cancel();
        Running.Wait(TimeSpan.FromSeconds(10));
        stop?.Dispose();
    }

    private async Task Run(Actor by, CancellationToken ct)
    {
        try
        {
            await Keep(await Try(by, ct));
        }
        catch (Exception problem)
        {
            log.LogError(problem, "What came of a training could not be written down");
        }
        finally
        {
            only?.Dispose();
            only = null;
            lock (turn)
            {
                Now = null;
                stop?.Dispose();
                stop = null;
            }

            feed.Publish([]);
        }
    }

    // A process of its own (a second server) trains on the same folder: the system frees the file even if that process is killed.
    private FileStream? Only()
    {
        var path = Path.Combine(Directory.CreateDirectory(folder.Models).FullName, "training.lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    private async Task<Attempt> Try(Actor by, CancellationToken ct)
    {
        try
        {
            only = Only();
            return only is null ? new Attempt(Failed(by, ModelReason.OtherProcess, null)) : await Make(by, ct);
        }
        catch (Exception problem)
        {
            log.LogWarning(problem, "A training failed");
            return new Attempt(Failed(by, WhatFailed(problem), problem is CorpusException ? problem.Message : null));
        }
    }

    private async Task<Attempt> Make(Actor by, CancellationToken ct)
    {
        var effort = Effort.Gentle(ct);
        var material = await workshop.Gather(ct);
        var model = await workshop.Train(material.Taught, effort, new Relay(step => Say(step.Stage, step.Fraction * learningShare)));
        Say("与现用模型比较", learningShare);
        var champion = holder.Held!;
        // Who has learned the held-out part cannot be measured on it: a model of the same corpus without that part stands in.
        var opponent = champion.SawHeldOut ? await workshop.Train(material.CorpusTaught, effort, null) : champion.Model;
        var contest = await ModelWorkshop.Aside(() => Contest.Hold(model, opponent, material.Asked, effort) with { Against = champion.Model.Version }, ct);
        var entry = workshop.Entry(model, material, contest, by);
        (entry.State, entry.Reason) = (contest.Verdict == Verdict.Better ? ModelState.Champion : ModelState.Rejected, ReasonOf(contest.Verdict));
        if (entry.State == ModelState.Champion)
        {
            Say("写入模型文件", 0.98);
            model.Save(folder.ModelFile(model.Version));
        }

        return new Attempt(entry, model, champion.Id, material.LearnedTo);
    }

    private async Task Keep(Attempt attempt)
    {
        var kept = await door.Send(Visitor.System("training"), new KeepModel(attempt.Entry, attempt.Against, attempt.LearnedTo));
        if (kept.Value is { State: ModelState.Champion } crowned)
        {
            holder.Use(new HeldModel(attempt.Model!, crowned.Id, SawHeldOut: false));
            await workshop.Tidy();
        }
        else if (!kept.Ok)
        {
            log.LogError("What came of a training could not be written down: {Reason}, {Kind}", attempt.Entry.Reason, kept.Kind);
        }
    }

    private void Say(string stage, double share)
    {
        lock (turn)
        {
            Now = Now! with { Stage = stage, Share = share };
        }
    }

    private TrainedModel Failed(Actor by, ModelReason reason, string? detail) =>
        new() { MadeAt = clock.GetUtcNow(), MadeBy = by.Account, MadeByName = by.Name, State = ModelState.Failed, Reason = reason, Detail = detail };

    private static ModelReason ReasonOf(Verdict verdict) => verdict switch
    {
        Verdict.Better => ModelReason.Better,
        Verdict.MacroF1NotHigher => ModelReason.MacroF1NotHigher,
        Verdict.FunctionsWorse => ModelReason.FunctionsWorse,
        Verdict.PairsNotWon => ModelReason.PairsNotWon,
        Verdict.Same => ModelReason.Same,
        _ => ModelReason.NothingAsked,
    };

    private static ModelReason WhatFailed(Exception problem) => problem switch
    {
        OperationCanceledException => ModelReason.Cancelled,
        AggregateException { InnerException: { } inner } => WhatFailed(inner),
        CorpusException => ModelReason.DataUnusable,
        OutOfMemoryException => ModelReason.OutOfMemory,
        IOException or UnauthorizedAccessException => ModelReason.DiskTrouble,
        _ => ModelReason.Unexpected,
    };

    private sealed record Attempt(TrainedModel Entry, HotlineModel? Model = null, long? Against = null, DateTimeOffset? LearnedTo = null);

    // Progress<T> would post to a thread pool and report after the end.
    private sealed class Relay(Action<TrainingProgress> act) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => act(value);
    }
}
