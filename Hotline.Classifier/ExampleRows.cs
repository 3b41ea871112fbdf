using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hotline.Classifier;

/// <summary>
/// All examples in three flat arrays: the inner loops run over memory in order. Features are renumbered by how often they
/// occur, so that the weights that are touched all the time lie side by side.
/// </summary>
internal sealed class ExampleRows
{
    private readonly int[] _starts;
    private readonly int[] _indices;
    private readonly float[] _values;
    private readonly int[] _placeOf;

    public ExampleRows(IReadOnlyList<SparseVector> examples, IReadOnlyList<int> labels, int features)
    {
        Labels = [.. labels];
        _placeOf = Places(examples, features);
        _starts = new int[examples.Count + 1];
        for (var i = 0; i < examples.Count; i++)
        {
            _starts[i + 1] = _starts[i] + examples[i].Indices.Length;
        }

        _indices = new int[_starts[^1]];
        _values = new float[_starts[^1]];
        for (var i = 0; i < examples.Count; i++)
        {
            for (var k = 0; k < examples[i].Indices.Length; k++)
            {
                _indices[_starts[i] + k] = _placeOf[examples[i].Indices[k]];
            }

            examples[i].Values.CopyTo(_values, _starts[i]);
        }
    }

    public int[] Labels { get; }

    public int Features => _placeOf.Length;

    public ReadOnlySpan<int> Indices(int row) => _indices.AsSpan(_starts[row].._starts[row + 1]);

    public ReadOnlySpan<float> Values(int row) => _values.AsSpan(_starts[row].._starts[row + 1]);

    /// <summary>The weights of one class, by the features' own numbers.</summary>
    public float[] Lane(Vector256<float>[] weights, int lane)
    {
        var own = new float[Features];
        for (var v = 0; v < own.Length; v++)
        {
            own[v] = weights[_placeOf[v]].GetElement(lane);
        }

        return own;
    }

    // Places were checked when they were given out; unchecked access is worth a third of the training time.
    public Vector256<float> Dot(int row, Vector256<float>[] weights)
    {
        var indices = Indices(row);
        var values = Values(row);
        ref var w = ref MemoryMarshal.GetArrayDataReference(weights);
        Vector256<float> even = default, odd = default;
        var k = 0;
        for (; k + 1 < indices.Length; k += 2)
        {
            even += values[k] * Unsafe.Add(ref w, indices[k]);
            odd += values[k + 1] * Unsafe.Add(ref w, indices[k + 1]);
        }

        return k < indices.Length ? even + odd + (values[k] * Unsafe.Add(ref w, indices[k])) : even + odd;
    }

    public void Add(int row, Vector256<float> step, Vector256<float>[] weights, Vector256<float>[]? scale)
    {
        var indices = Indices(row);
        var values = Values(row);
        ref var w = ref MemoryMarshal.GetArrayDataReference(weights);
        if (scale is null)
        {
            for (var k = 0; k < indices.Length; k++)
            {
                Unsafe.Add(ref w, indices[k]) += values[k] * step;
            }

            return;
        }

        for (var k = 0; k < indices.Length; k++)
        {
            Unsafe.Add(ref w, indices[k]) += values[k] * step * scale[indices[k]];
        }
    }

    public Vector256<float>[] SquaredLengths(Vector256<float>[]? scale)
    {
        var lengths = new Vector256<float>[Labels.Length];
        for (var i = 0; i < lengths.Length; i++)
        {
            var indices = Indices(i);
            var values = Values(i);
            for (var k = 0; k < indices.Length; k++)
            {
                lengths[i] += scale is null ? Vector256.Create(values[k] * values[k]) : values[k] * values[k] * scale[indices[k]];
            }
        }

        return lengths;
    }

    /// <summary>Which features these examples have, by place.</summary>
    public bool[] FeaturesOf(Func<int, bool> counts)
    {
        var known = new bool[Features];
        for (var i = 0; i < Labels.Length; i++)
        {
            if (counts(i))
            {
                foreach (var feature in Indices(i))
                {
                    known[feature] = true;
                }
            }
        }

        return known;
    }

    /// <summary>How much longer an example becomes when only known features make its length.</summary>
    public float Stretch(int row, bool[] known)
    {
        var indices = Indices(row);
        var values = Values(row);
        float all = 0, kept = 0;
        for (var k = 0; k < indices.Length; k++)
        {
            all += values[k] * values[k];
            kept += known[indices[k]] ? values[k] * values[k] : 0;
        }

        return kept > 0 ? MathF.Sqrt(all / kept) : 1;
    }

    private static int[] Places(IReadOnlyList<SparseVector> examples, int features)
    {
        var often = new int[features];
        foreach (var example in examples)
        {
            foreach (var feature in example.Indices)
            {
                often[feature]--; // negative: the most frequent shall come first
            }
        }

        var order = Enumerable.Range(0, features).ToArray();
        Array.Sort(often, order);
        var places = new int[features];
        for (var place = 0; place < features; place++)
        {
            places[order[place]] = place;
        }

        return places;
    }
}
