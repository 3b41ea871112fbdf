using Hotline.Classifier;
using Hotline.Web.Data;

namespace Hotline.Web.Routing;

/// <summary>Holds the model in use. Loaded from the data directory; trained from data/ when there is none, or none that can be read.</summary>
public sealed class ModelHolder(DataFolder folder, TimeProvider clock, ILogger<ModelHolder> log)
{
    /// <summary>The model in use; null until the store was opened.</summary>
    public HotlineModel? Model { get; private set; }

    /// <summary>Loads the model, or trains one and keeps it.</summary>
    /// <param name="progress">Told about the stages of training.</param>
    public void Open(IProgress<TrainingProgress>? progress)
    {
        if (File.Exists(folder.Model))
        {
            try
            {
                Model = HotlineModel.Load(folder.Model);
                return;
            }
            catch (Exception problem) when (problem is ModelFileException or IOException)
            {
                log.LogWarning(problem, "The model file cannot be read; training anew");
            }
        }

        Model = Training.Train(folder.Shipped, clock.GetUtcNow(), progress);
        Directory.CreateDirectory(Path.GetDirectoryName(folder.Model)!);
        Model.Save(folder.Model);
    }
}
