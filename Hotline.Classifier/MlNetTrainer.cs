using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Hotline.Classifier;

/// <summary>
/// The second engine: Microsoft.ML's SDCA with a smoothed hinge on the same feature vectors. It hands back plain weights
/// and biases, so that prediction needs nothing of ML.NET. Compiled only with <c>-p:FullFeed=true</c>.
/// </summary>
/// <remarks>
/// Equal in accuracy to <see cref="SvmTrainer"/> (0.929 against 0.927 on real complaints, cross-validated) at 4–5 times its
/// CPU time. ML.NET's maximum-entropy trainers lose 0.5–4 points on the same vectors, its stock text pipeline 15.
/// </remarks>
/// <param name="L2">λ of λ/2·‖W‖² beside the mean loss: 1e-5 for clean topics, 1.5e-4 for noisily labelled departments.</param>
/// <param name="Smoothing">Width of the smoothed hinge: 1 for clean topics, 2 for noisily labelled departments.</param>
public sealed record MlNetTrainer(float L2 = 1e-5f, float Smoothing = 1f) : ITrainer
{
    /// <inheritdoc/>
    public string Name => "mlnet";

    /// <inheritdoc/>
    public DenseModel Train(IReadOnlyList<SparseVector> examples, IReadOnlyList<int> labels, int features, int classes, int seed)
    {
        // A class without examples must get a bias of −1 and no weights, as the seam promises: ML.NET trains the others only.
        int[] present = [.. labels.Distinct().Order()];
        var number = present.Index().ToDictionary(p => p.Item, p => p.Index);

        // An array, not a lazy sequence: only an IList can be shuffled directly. Labels count from 0, although a key column
        // counts from 1 (0 = missing): LoadFromEnumerable adds the 1 itself.
        var rows = examples.Select((x, i) => RowOf(x, number[labels[i]], features)).ToArray();
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, features);
        schema[nameof(Row.Label)].ColumnType = new KeyDataViewType(typeof(uint), present.Length);

        var context = new MLContext(seed);
        var transformer = context.MulticlassClassification.Trainers.SdcaNonCalibrated(new SdcaNonCalibratedMulticlassTrainer.Options
        {
            LabelColumnName = nameof(Row.Label),
            FeatureColumnName = nameof(Row.Features),
            Loss = new SmoothedHingeLoss(Smoothing),
            L1Regularization = 0, // the default (1 from 10,000 features on) wipes out hashed features
            L2Regularization = L2,
            NumberOfThreads = 1,  // more threads are lock-free and not repeatable
        }).Fit(context.Data.LoadFromEnumerable(rows, schema));

        VBuffer<float>[]? buffers = null;
        transformer.Model.GetWeights(ref buffers, out var trained);
        var learned = transformer.Model.GetBiases().ToArray();
        var weights = Enumerable.Range(0, classes).Select(_ => new float[features]).ToArray();
        var biases = Enumerable.Repeat(-1f, classes).ToArray();
        for (var c = 0; c < trained; c++)
        {
            buffers![c].CopyTo(weights[present[c]]); // a sparse one leaves zeros in the gaps
            biases[present[c]] = learned[c];
        }

        return new DenseModel(weights, biases);
    }

    // VBuffer keeps the arrays, checks nothing, and wants strictly increasing indices.
    private static Row RowOf(SparseVector x, int label, int features)
    {
        var indices = x.Indices.ToArray();
        var values = x.Values.ToArray();
        Array.Sort(indices, values);
        return new Row { Features = new VBuffer<float>(features, values.Length, values, indices), Label = (uint)label };
    }

    // The row that LoadFromEnumerable reflects over. Neither [VectorType(N)] nor [KeyType(N)] will do, for N is known
    // only at run time: a SchemaDefinition says it instead.
    private sealed class Row
    {
        public VBuffer<float> Features { get; init; }

        public uint Label { get; init; }
    }
}
