namespace Hotline.Classifier;

/// <summary>How hard a training run may work, and what stops it.</summary>
/// <param name="Cores">Processors it may use at most; -1 for all.</param>
/// <param name="Stop">Ends it with an <see cref="OperationCanceledException"/>, within seconds.</param>
public sealed record Effort(int Cores = -1, CancellationToken Stop = default)
{
    /// <summary>All processors but one, which serves people meanwhile; never fewer than one.</summary>
    public static Effort Gentle(CancellationToken stop) => new(Math.Max(1, Environment.ProcessorCount - 1), stop);

    internal ParallelOptions Options => new() { MaxDegreeOfParallelism = Cores, CancellationToken = Stop };
}
