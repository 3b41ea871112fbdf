using System.Runtime.InteropServices;
using System.Text;

namespace Hotline.Classifier;

/// <summary>
/// The body of a model file: tokenizer (version, bucket bits, title weight) · vocabulary (examples, size, bucket steps,
/// document frequencies, those of the lexicon's words) · lexicon · safety lexicon · heads for category (with the handling function of each), function, type, urgency. Strings are UTF-8 with a 7-bit
/// length, as are counts; a member holds its temperature, biases, one scale per feature and a row of bytes per feature.
/// </summary>
internal static class ModelBody
{
    public static byte[] Write(HotlineModel model)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(TextFeatures.Version);
        writer.Write(TextFeatures.BucketBits);
        writer.Write(TextFeatures.TitleWeight);
        WriteVocabulary(writer, model.Vocabulary);
        WriteWords(writer, model.Lexicon);
        WriteWords(writer, model.UrgencyLexicon);
        WriteHead(writer, model.CategoryHead);
        foreach (var function in model.CategoryFunctions)
        {
            writer.Write(function);
        }

        WriteHead(writer, model.FunctionHead);
        WriteHead(writer, model.TypeHead);
        WriteHead(writer, model.UrgencyHead);
        writer.Flush();
        return stream.ToArray();
    }

    public static HotlineModel Read(ReadOnlyMemory<byte> body, DateTimeOffset at, string version, string path)
    {
        MemoryMarshal.TryGetArray(body, out var segment);
        using var reader = new BinaryReader(new MemoryStream(segment.Array!, segment.Offset, segment.Count), Encoding.UTF8);
        if ((reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32()) != (TextFeatures.Version, TextFeatures.BucketBits, TextFeatures.TitleWeight))
        {
            throw new ModelFileException(ModelFileFault.WrongVersion, $"{path} 由另一版分词规则训练，请重新训练");
        }

        var vocabulary = ReadVocabulary(reader);
        var lexicon = new Lexicon(ReadWords(reader));
        var urgencyLexicon = new Lexicon(ReadWords(reader));
        var categories = ReadHead(reader, vocabulary.Size);
        string[] functions = [.. categories.Labels.Select(_ => reader.ReadString())];
        return new HotlineModel(
            at, vocabulary, lexicon, urgencyLexicon, categories, functions,
            ReadHead(reader, vocabulary.Size), ReadHead(reader, vocabulary.Size), ReadHead(reader, vocabulary.Size), version);
    }

    private static void WriteVocabulary(BinaryWriter writer, Vocabulary vocabulary)
    {
        writer.Write7BitEncodedInt(vocabulary.Examples);
        writer.Write7BitEncodedInt(vocabulary.Buckets.Length);
        var previous = 0;
        foreach (var bucket in vocabulary.Buckets)
        {
            writer.Write7BitEncodedInt(bucket - previous);
            previous = bucket;
        }

        foreach (var frequency in vocabulary.DocumentFrequencies)
        {
            writer.Write7BitEncodedInt(frequency);
        }

        writer.Write7BitEncodedInt(vocabulary.WordFrequencies.Length);
        foreach (var frequency in vocabulary.WordFrequencies)
        {
            writer.Write7BitEncodedInt(frequency);
        }
    }

    private static Vocabulary ReadVocabulary(BinaryReader reader)
    {
        var examples = reader.Read7BitEncodedInt();
        var buckets = new int[reader.Read7BitEncodedInt()];
        var previous = 0;
        for (var v = 0; v < buckets.Length; v++)
        {
            buckets[v] = previous += reader.Read7BitEncodedInt();
        }

        var frequencies = new int[buckets.Length];
        for (var v = 0; v < buckets.Length; v++)
        {
            frequencies[v] = reader.Read7BitEncodedInt();
        }

        var words = new int[reader.Read7BitEncodedInt()];
        for (var w = 0; w < words.Length; w++)
        {
            words[w] = reader.Read7BitEncodedInt();
        }

        return new Vocabulary(buckets, frequencies, words, examples);
    }

    private static void WriteWords(BinaryWriter writer, Lexicon lexicon)
    {
        writer.Write7BitEncodedInt(lexicon.Entries.Count);
        foreach (var entry in lexicon.Entries)
        {
            writer.Write(entry.Code);
            writer.Write(entry.Word);
            writer.Write(entry.Weight);
        }
    }

    private static LexiconEntry[] ReadWords(BinaryReader reader)
    {
        var entries = new LexiconEntry[reader.Read7BitEncodedInt()];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = new LexiconEntry(reader.ReadString(), reader.ReadString(), reader.ReadDouble());
        }

        return entries;
    }

    private static void WriteHead(BinaryWriter writer, Head head)
    {
        writer.Write7BitEncodedInt(head.Labels.Count);
        foreach (var label in head.Labels)
        {
            writer.Write(label);
        }

        writer.Write(head.ModelPower);
        writer.Write(head.LexiconPower);
        writer.Write(head.Threshold);
        writer.Write7BitEncodedInt(head.Confidence.Inputs.Length);
        writer.Write(MemoryMarshal.AsBytes<double>(head.Confidence.Inputs));
        writer.Write(MemoryMarshal.AsBytes<double>(head.Confidence.Outputs));
        writer.Write7BitEncodedInt(head.Reliability.Confidences.Length);
        writer.Write(MemoryMarshal.AsBytes<double>(head.Reliability.Confidences));
        writer.Write(MemoryMarshal.AsBytes<double>(head.Reliability.Precisions));
        writer.Write(MemoryMarshal.AsBytes<double>(head.Reliability.Coverages));
        writer.Write7BitEncodedInt(head.Members.Count);
        foreach (var member in head.Members)
        {
            writer.Write(member.Temperature);
            writer.Write(MemoryMarshal.AsBytes<float>(member.Model.Biases));
            writer.Write(MemoryMarshal.AsBytes<float>(member.Model.Scales));
            for (var v = 0; v < member.Model.Scales.Length; v++)
            {
                writer.Write(MemoryMarshal.AsBytes(member.Model.Row(v)));
            }
        }
    }

    private static Head ReadHead(BinaryReader reader, int features)
    {
        var labels = new string[reader.Read7BitEncodedInt()];
        for (var c = 0; c < labels.Length; c++)
        {
            labels[c] = reader.ReadString();
        }

        double modelPower = reader.ReadDouble(), lexiconPower = reader.ReadDouble(), threshold = reader.ReadDouble();
        var knots = reader.Read7BitEncodedInt();
        var curve = new Isotonic(Numbers<double>(reader, knots), Numbers<double>(reader, knots));
        var points = reader.Read7BitEncodedInt();
        var reliability = new Reliability(Numbers<double>(reader, points), Numbers<double>(reader, points), Numbers<double>(reader, points));
        var members = new HeadMember[reader.Read7BitEncodedInt()];
        for (var m = 0; m < members.Length; m++)
        {
            var own = reader.ReadDouble();
            var biases = Numbers<float>(reader, labels.Length);
            var scales = Numbers<float>(reader, features);
            members[m] = new HeadMember(new LinearModel(biases, scales, Numbers<sbyte>(reader, features * labels.Length)), own);
        }

        return new Head(labels, members, modelPower, lexiconPower, curve, reliability, threshold);
    }

    private static T[] Numbers<T>(BinaryReader reader, int count)
        where T : unmanaged
    {
        var numbers = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
        return numbers;
    }
}
