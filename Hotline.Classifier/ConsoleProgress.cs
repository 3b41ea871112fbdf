namespace Hotline.Classifier;

/// <summary>Writes each stage of a training run once.</summary>
internal sealed class ConsoleProgress(TextWriter output) : IProgress<TrainingProgress>
{
    private string _stage = string.Empty;

    public void Report(TrainingProgress value)
    {
        if (value.Stage != _stage)
        {
            _stage = value.Stage;
            output.WriteLine($"[{value.Fraction,4:0%}] {value.Stage}");
        }
    }
}
