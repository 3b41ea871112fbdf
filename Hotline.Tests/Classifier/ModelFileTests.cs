using System.Buffers.Binary;
using Hotline.Classifier;
using Xunit;

namespace Hotline.Tests.Classifier;

public sealed class ModelFileTests : IDisposable
{
    private readonly TinyData _data = new();

    private string Path => _data.PathOf("m/test.model");

    [Fact]
    public void A_model_comes_back_as_it_was()
    {
        TinyData.Model.Save(Path);
        var loaded = HotlineModel.Load(Path);
        Assert.Equal(TinyData.Model.Version, loaded.Version);
        Assert.Equal(12, loaded.Version.Length);
        Assert.Equal(TinyData.At, loaded.TrainedAt);
        Assert.Equal(TinyData.Model.Threshold, loaded.Threshold);
        foreach (var text in new[] { "路灯坏了", "老板拖欠工资，有人被困", "快递丢了", "" })
        {
            var (one, two) = (TinyData.Model.Suggest(text, text), loaded.Suggest(text, text));
            Assert.Equal(one.Categories, two.Categories);
            Assert.Equal(one.Types, two.Types);
            Assert.Equal(one.Urgencies, two.Urgencies);
            Assert.Equal(one.Words, two.Words);
            Assert.Equal(one.Confidence, two.Confidence);
        }

        Assert.False(File.Exists(Path + ".draft"));
    }

    [Theory]
    [InlineData(15)]   // training time
    [InlineData(40)]   // checksum
    [InlineData(1000)] // weights
    public void A_changed_byte_is_noticed(int at)
    {
        var bytes = Saved();
        bytes[at] ^= 0x40;
        Assert.Equal(ModelFileFault.Corrupt, Fault(bytes));
    }

    [Fact]
    public void A_file_cut_off_is_noticed()
    {
        Assert.Equal(ModelFileFault.Corrupt, Fault(Saved()[..^1]));
        Assert.Equal(ModelFileFault.Corrupt, Fault(Saved()[..30]));
    }

    [Fact]
    public void Another_version_is_refused()
    {
        var bytes = Saved();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), 99);
        Assert.Equal(ModelFileFault.WrongVersion, Fault(bytes));
    }

    [Fact]
    public void Anything_else_is_no_model()
    {
        Assert.Equal(ModelFileFault.NotAModel, Fault([1, 2, 3]));
        Assert.Equal(ModelFileFault.NotAModel, Fault(new byte[4096]));
        var missing = Assert.Throws<ModelFileException>(() => HotlineModel.Load(_data.PathOf("nowhere")));
        Assert.Equal(ModelFileFault.Missing, missing.Fault);
        Assert.Contains("nowhere", missing.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _data.Dispose();

    private byte[] Saved()
    {
        TinyData.Model.Save(Path);
        return File.ReadAllBytes(Path);
    }

    private ModelFileFault Fault(byte[] bytes)
    {
        File.WriteAllBytes(_data.PathOf("bad.model"), bytes);
        return Assert.Throws<ModelFileException>(() => HotlineModel.Load(_data.PathOf("bad.model"))).Fault;
    }
}
