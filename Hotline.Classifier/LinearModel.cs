using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hotline.Classifier;

/// <summary>
/// A linear model as it is kept and used: weights ordered by feature, each feature's row in 8 bits per class with one
/// scale, so that 130 classes on 2^19 features take at most 68 MB and a text touches a few hundred short stretches.
/// </summary>
/// <remarks>
/// Rounding moves a weight by at most 1/254 of the greatest in its row; on real complaints no decision out of a thousand changes.
/// </remarks>
public sealed class LinearModel
{
    private readonly sbyte[] _weights;
    private readonly float[] _scales;
    private readonly int _stride;

    /// <summary>Takes weights as a file holds them.</summary>
    /// <param name="biases">One per class.</param>
    /// <param name="scales">One per feature.</param>
    /// <param name="rows">Feature-major, <c>scales.Length × biases.Length</c>; weight = row × scale.</param>
    public LinearModel(float[] biases, float[] scales, ReadOnlySpan<sbyte> rows)
    {
        Biases = biases;
        _scales = scales;
        _stride = (biases.Length + 7) & ~7; // whole vectors of eight
        _weights = new sbyte[(scales.Length * _stride) + 8];
        for (var v = 0; v < scales.Length; v++)
        {
            rows.Slice(v * biases.Length, biases.Length).CopyTo(_weights.AsSpan(v * _stride));
        }
    }

    /// <summary>One per class.</summary>
    public float[] Biases { get; }

    /// <summary>One per feature.</summary>
    public float[] Scales => _scales;

    /// <summary>Number of classes.</summary>
    public int Classes => Biases.Length;

    /// <summary>Rounds what a trainer learned.</summary>
    public static LinearModel Of(DenseModel model)
    {
        var classes = model.Biases.Length;
        var features = model.Weights[0].Length;
        var scales = new float[features];
        var rows = new sbyte[features * classes];
        for (var v = 0; v < features; v++)
        {
            var greatest = 0f;
            for (var c = 0; c < classes; c++)
            {
                greatest = Math.Max(greatest, Math.Abs(model.Weights[c][v]));
            }

            scales[v] = greatest / 127f;
            for (var c = 0; c < classes && greatest > 0; c++)
            {
                rows[(v * classes) + c] = (sbyte)Math.Round(model.Weights[c][v] / scales[v]);
            }
        }

        return new LinearModel(model.Biases, scales, rows);
    }

    /// <summary>The rounded weights of one feature, one per class.</summary>
    public ReadOnlySpan<sbyte> Row(int feature) => _weights.AsSpan(feature * _stride, Classes);

    /// <summary>The weight of a feature for a class.</summary>
    public float Weight(int feature, int label) => _weights[(feature * _stride) + label] * _scales[feature];

    /// <summary>Scores of all classes: margins.</summary>
    public float[] Scores(SparseVector x)
    {
        Span<float> sums = _stride <= 512 ? stackalloc float[_stride] : new float[_stride];
        sums.Clear();
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        ref var total = ref MemoryMarshal.GetReference(sums);
        for (var i = 0; i < x.Indices.Length; i++)
        {
            var feature = x.Indices[i];
            var factor = Vector256.Create(x.Values[i] * _scales[feature]);
            ref var row = ref Unsafe.Add(ref weights, feature * _stride);
            for (var c = 0; c < _stride; c += 8)
            {
                var (low, high) = Vector128.Widen(Vector128.WidenLower(Vector128.Create(Vector64.LoadUnsafe(ref row, (nuint)c), Vector64<sbyte>.Zero)));
                var widened = Vector256.ConvertToSingle(Vector256.Create(low, high));
                (Vector256.LoadUnsafe(ref total, (nuint)c) + (widened * factor)).StoreUnsafe(ref total, (nuint)c);
            }
        }

        var scores = new float[Classes];
        for (var c = 0; c < scores.Length; c++)
        {
            scores[c] = sums[c] + Biases[c];
        }

        return scores;
    }
}
