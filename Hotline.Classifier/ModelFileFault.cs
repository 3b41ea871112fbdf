namespace Hotline.Classifier;

/// <summary>Why a model file was refused.</summary>
public enum ModelFileFault
{
    /// <summary>There is no such file, or it may not be read.</summary>
    Missing = 1,

    /// <summary>It is something else.</summary>
    NotAModel = 2,

    /// <summary>It was written by another version of this program or with another tokenizer: train anew.</summary>
    WrongVersion = 3,

    /// <summary>It was cut off or changed after it was written.</summary>
    Corrupt = 4,
}
