using System.Text;
using Hotline.Domain.Identity;
using Xunit;

namespace Hotline.Tests.Identity;

public sealed class Base32Tests
{
    // RFC 4648, section 10, without the padding.
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void The_standards_examples_come_out(string text, string letters)
    {
        Assert.Equal(letters, Base32.Write(Encoding.ASCII.GetBytes(text)));
        Assert.Equal(text, Encoding.ASCII.GetString(Base32.Read(letters.ToLowerInvariant())));
    }

    [Theory]
    [InlineData("M")]
    [InlineData("MZX")]
    [InlineData("MZ")]
    [InlineData("M1")]
    [InlineData("MY======")]
    public void What_no_bytes_are_written_as_is_refused(string letters) => Assert.Throws<FormatException>(() => Base32.Read(letters));

    [Fact]
    public void What_was_written_is_read_again()
    {
        var dice = new Random(4648);
        for (var round = 0; round < 500; round++)
        {
            var bytes = new byte[dice.Next(0, 64)];
            dice.NextBytes(bytes);
            Assert.Equal(bytes, Base32.Read(Base32.Write(bytes)));
        }
    }
}
