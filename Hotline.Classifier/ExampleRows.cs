using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Hotline.Classifier;

/// <summary>All examples in three flat arrays: the inner loops run over memory in order.</summary>
internal sealed class ExampleRows
{
    private readonly int[] _starts;
    private readonly int[] _indices;
    private readonly float[] _values;

    public ExampleRows(IReadOnlyList<SparseVector> examples, IReadOnlyList<int> labels)
    {
        Labels = [.. labels];
        _starts = new int[examples.Count + 1];
        for (var i = 0; i < examples.Count; i++)
        {
            _starts[i + 1] = _starts[i] + examples[i].Indices.Length;
        }

        _indices = new int[_starts[^1]];
        _values = new float[_starts[^1]];
        for (var i = 0; i < examples.Count; i++)
        {
            examples[i].Indices.CopyTo(_indices, _starts[i]);
            examples[i].Values.CopyTo(_values, _starts[i]);
        }
    }

    public int[] Labels { get; }

    public ReadOnlySpan<int> Indices(int row) => _indices.AsSpan(_starts[row].._starts[row + 1]);

    public ReadOnlySpan<float> Values(int row) => _values.AsSpan(_starts[row].._starts[row + 1]);

    // Indices were checked against the vocabulary when the vectors were made; unchecked access is worth a third of
    // the training time.
    public float Dot(int row, float[] weights)
    {
        var indices = Indices(row);
        var values = Values(row);
        ref var w = ref MemoryMarshal.GetArrayDataReference(weights);
        float even = 0, odd = 0;
        var k = 0;
        for (; k + 1 < indices.Length; k += 2)
        {
            even += values[k] * Unsafe.Add(ref w, indices[k]);
            odd += values[k + 1] * Unsafe.Add(ref w, indices[k + 1]);
        }

        return k < indices.Length ? even + odd + (values[k] * Unsafe.Add(ref w, indices[k])) : even + odd;
    }

    public void Add(int row, float step, float[] weights, float[]? scale)
    {
        var indices = Indices(row);
        var values = Values(row);
        ref var w = ref MemoryMarshal.GetArrayDataReference(weights);
        for (var k = 0; k < indices.Length; k++)
        {
            Unsafe.Add(ref w, indices[k]) += step * values[k] * (scale is null ? 1f : scale[indices[k]]);
        }
    }

    public float[] SquaredLengths(float[]? scale)
    {
        var lengths = new float[Labels.Length];
        for (var i = 0; i < lengths.Length; i++)
        {
            var indices = Indices(i);
            var values = Values(i);
            for (var k = 0; k < indices.Length; k++)
            {
                lengths[i] += values[k] * values[k] * (scale is null ? 1f : scale[indices[k]]);
            }
        }

        return lengths;
    }
}
