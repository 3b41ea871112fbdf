using System.Buffers.Binary;
using System.Text;
using Hotline.Web.Handling;
using Xunit;

namespace Hotline.Tests.Handling;

/// <summary>What a camera writes beside a picture goes; the picture, its turn and its time stay.</summary>
public sealed class PhotoMetadataTests
{
    public static readonly string[] Secrets = ["GPS-23.1291", "Huawei P60 of Chen", "http://ns.adobe.com/xap", "film behind the picture", "a comment", "MPF"];

    [Fact]
    public void A_jpeg_loses_place_device_and_words_and_keeps_turn_time_and_picture()
    {
        var stripped = PhotoMetadata.Strip(Photos.Jpeg(turn: 6, time: "2026:11:23 09:00:00"));
        foreach (var secret in Secrets)
        {
            Assert.True(stripped.AsSpan().IndexOf(Encoding.ASCII.GetBytes(secret)) < 0, secret);
        }

        Assert.True(stripped.AsSpan().IndexOf("2026:11:23 09:00:00"u8) > 0);
        Assert.True(stripped.AsSpan().IndexOf("ICC_PROFILE"u8) > 0);
        Assert.True(stripped.AsSpan().IndexOf(Photos.Scan) > 0);
        Assert.Equal([0xFF, 0xD9], stripped[^2..]);
        Assert.Equal("image/jpeg", FileKind.Of(new MemoryStream(stripped))!.ContentType);
        // Once more changes nothing: what was written is read.
        Assert.Equal(stripped, PhotoMetadata.Strip(stripped));
    }

    [Theory]
    [InlineData("2026:11:23 09:00:00", true)]
    [InlineData("Chen Xiaoming lives", false)]
    public void A_field_for_a_time_is_no_place_for_words(string time, bool stays) =>
        Assert.Equal(stays, PhotoMetadata.Strip(Photos.Jpeg(turn: 1, time: time)).AsSpan().IndexOf(Encoding.ASCII.GetBytes(time)) > 0);

    [Fact]
    public void A_png_and_a_webp_lose_their_words()
    {
        foreach (var photo in new[] { Photos.Png(), Photos.WebP() })
        {
            var stripped = PhotoMetadata.Strip(photo);
            Assert.True(photo.AsSpan().IndexOf("GPS-23.1291"u8) > 0);
            Assert.True(stripped.AsSpan().IndexOf("GPS-23.1291"u8) < 0);
            Assert.True(stripped.AsSpan().IndexOf("the pixels"u8) > 0);
            Assert.Equal(stripped, PhotoMetadata.Strip(stripped));
        }
    }

    [Fact]
    public void A_webp_says_its_length_and_no_longer_that_it_holds_words()
    {
        var stripped = PhotoMetadata.Strip(Photos.WebP());
        Assert.Equal(stripped.Length - 8, (int)BinaryPrimitives.ReadUInt32LittleEndian(stripped.AsSpan(4)));
        Assert.Equal(0, stripped[20] & 0x0C);
    }

    [Fact]
    public void Whatever_is_in_a_file_it_is_stripped_or_refused_and_no_place_comes_through()
    {
        var random = new Random(20261126);
        for (var i = 0; i < 20_000; i++)
        {
            var photo = (i % 3) switch { 0 => Photos.Jpeg(6, "2026:11:23 09:00:00"), 1 => Photos.Png(), _ => Photos.WebP() };
            for (var changes = random.Next(1, 6); changes > 0; changes--)
            {
                photo[random.Next(photo.Length)] = (byte)random.Next(256);
            }

            photo = random.Next(4) == 0 ? photo[..random.Next(photo.Length)] : photo;
            try
            {
                _ = PhotoMetadata.Strip(photo);
            }
            catch (InvalidDataException)
            {
                // Refused.
            }
        }
    }
}

/// <summary>Photographs made by hand, with everything a telephone hangs on.</summary>
internal static class Photos
{
    public static readonly byte[] Scan = [1, 2, 3, 0xFF, 0x00, 4, 0xFF, 0xD0, 5, 6];

    public static byte[] Jpeg(int turn, string time)
    {
        var bytes = new MemoryStream();
        bytes.Write([0xFF, 0xD8]);
        Segment(bytes, 0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        Segment(bytes, 0xE1, [.. "Exif\0\0"u8, .. Tiff(turn, time)]);
        Segment(bytes, 0xE1, [.. "http://ns.adobe.com/xap/1.0/\0<x>GPS-23.1291</x>"u8]);
        Segment(bytes, 0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, 9, 9]);
        Segment(bytes, 0xE2, [.. "MPF\0"u8, 1, 2, 3]);
        Segment(bytes, 0xFE, [.. "a comment"u8]);
        Segment(bytes, 0xDB, [0, .. Enumerable.Repeat((byte)16, 64)]);
        Segment(bytes, 0xDA, [1, 1, 0, 0, 63, 0]);
        bytes.Write(Scan);
        // A progressive picture: a second scan, with a block between that could carry words.
        Segment(bytes, 0xFE, [.. "a comment"u8]);
        Segment(bytes, 0xDA, [1, 1, 0, 0, 63, 0]);
        bytes.Write(Scan);
        bytes.Write([0xFF, 0xD9]);
        bytes.Write("film behind the picture"u8);
        return bytes.ToArray();
    }

    public static byte[] Png()
    {
        var bytes = new MemoryStream();
        bytes.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        foreach (var (name, body) in new (string, byte[])[] { ("IHDR", new byte[13]), ("eXIf", [.. "GPS-23.1291"u8]), ("tEXt", [.. "Author\0GPS-23.1291"u8]), ("IDAT", [.. "the pixels"u8]), ("IEND", []) })
        {
            var length = new byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(length, (uint)body.Length);
            bytes.Write([.. length, .. Encoding.ASCII.GetBytes(name), .. body, 0, 0, 0, 0]);
        }

        return bytes.ToArray();
    }

    public static byte[] WebP()
    {
        var bytes = new MemoryStream();
        bytes.Write([.. "RIFF"u8, 0, 0, 0, 0, .. "WEBP"u8]);
        foreach (var (name, body) in new (string, byte[])[] { ("VP8X", [0x0C, 0, 0, 0, 0, 0, 0, 0, 0, 0]), ("VP8 ", [.. "the pixels"u8]), ("EXIF", [.. "GPS-23.1291"u8]), ("XMP ", [.. "GPS-23.1291"u8]) })
        {
            var length = new byte[4];
            BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)body.Length);
            bytes.Write([.. Encoding.ASCII.GetBytes(name), .. length, .. body, .. new byte[body.Length & 1]]);
        }

        var whole = bytes.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(whole.AsSpan(4), (uint)whole.Length - 8);
        return whole;
    }

    // Little-endian, as telephones write it: the maker's words, the turn, the time, and a place.
    private static byte[] Tiff(int turn, string time)
    {
        var tiff = new byte[200];
        "II*\0"u8.CopyTo(tiff);
        BinaryPrimitives.WriteUInt32LittleEndian(tiff.AsSpan(4), 8);
        BinaryPrimitives.WriteUInt16LittleEndian(tiff.AsSpan(8), 4);
        Entry(tiff.AsSpan(10), 0x010F, 2, 18, 120);
        Entry(tiff.AsSpan(22), 0x0112, 3, 1, (uint)turn);
        Entry(tiff.AsSpan(34), 0x8769, 4, 1, 70);
        Entry(tiff.AsSpan(46), 0x8825, 2, 11, 170);
        BinaryPrimitives.WriteUInt16LittleEndian(tiff.AsSpan(70), 1);
        Entry(tiff.AsSpan(72), 0x9003, 2, (uint)time.Length + 1, 95);
        Encoding.ASCII.GetBytes(time).CopyTo(tiff, 95);
        "Huawei P60 of Chen"u8.CopyTo(tiff.AsSpan(120));
        "GPS-23.1291"u8.CopyTo(tiff.AsSpan(170));
        return tiff;
    }

    private static void Entry(Span<byte> at, ushort tag, ushort type, uint count, uint value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(at, tag);
        BinaryPrimitives.WriteUInt16LittleEndian(at[2..], type);
        BinaryPrimitives.WriteUInt32LittleEndian(at[4..], count);
        BinaryPrimitives.WriteUInt32LittleEndian(at[8..], value);
    }

    private static void Segment(Stream to, byte marker, byte[] body) => to.Write([0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body]);
}
