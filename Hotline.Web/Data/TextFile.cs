using System.Text;

namespace Hotline.Web.Data;

/// <summary>Files that people hand over on the command line.</summary>
public static class TextFile
{
    private static readonly UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a UTF-8 file.</summary>
    /// <exception cref="InvalidDataException">It is not there, or not UTF-8: spreadsheets like to write GBK.</exception>
    public static string Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new InvalidDataException($"找不到文件 {file}");
        }

        try
        {
            return strict.GetString(File.ReadAllBytes(file)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidDataException($"文件 {file} 不是 UTF-8 编码。请在电子表格里另存为“UTF-8 制表符分隔”。");
        }
    }

    /// <summary>Writes a new file that only its owner can read.</summary>
    /// <exception cref="InvalidDataException">There is such a file already.</exception>
    public static void WriteSecret(string file, IEnumerable<string> lines)
    {
        if (File.Exists(file))
        {
            throw new InvalidDataException($"文件 {file} 已存在，不覆盖。请换一个文件名。");
        }

        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(file, strict, options);
        foreach (var line in lines)
        {
            writer.Write(line + "\n");
        }
    }
}
