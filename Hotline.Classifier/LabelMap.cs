namespace Hotline.Classifier;

/// <summary>
/// Maps the model's labels onto other people's: lines of <c>code TAB label</c>; the longest code that begins a label wins,
/// so that a family can be mapped at once and an exception named beside it. Lines that begin with <c>#</c> are remarks.
/// </summary>
public sealed class LabelMap
{
    private readonly Dictionary<string, string> _labels = [];

    private LabelMap()
    {
    }

    /// <summary>Maps every label onto itself.</summary>
    public static LabelMap Identity { get; } = new();

    /// <summary>Reads a map.</summary>
    /// <exception cref="CorpusException">The file is missing or a line is wrong.</exception>
    public static LabelMap Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new CorpusException([new CorpusProblem(file, 1, "文件不存在")]);
        }

        var map = new LabelMap();
        foreach (var (index, line) in File.ReadAllLines(file).Index())
        {
            var fields = line.TrimStart('\uFEFF').Split('\t');
            if (line.Trim().Length == 0 || line.StartsWith('#'))
            {
                continue;
            }

            if (fields.Length != 2 || fields.Any(f => f.Trim().Length == 0) || !map._labels.TryAdd(fields[0].Trim(), fields[1].Trim()))
            {
                throw new CorpusException([new CorpusProblem(file, index + 1, "应为“代码 制表符 标签”，且代码不重复")]);
            }
        }

        return map;
    }

    /// <summary>The other label; itself for the identity, null where the map says nothing.</summary>
    public string? Of(string label)
    {
        if (_labels.Count == 0)
        {
            return label;
        }

        for (var length = label.Length; length > 0; length--)
        {
            if (_labels.TryGetValue(label[..length], out var other))
            {
                return other;
            }
        }

        return null;
    }
}
