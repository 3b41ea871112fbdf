using System.Buffers.Binary;

namespace Hotline.Web.Handling;

/// <summary>
/// Takes out of a photograph what its camera wrote beside the picture: where it was taken, by whom, with what, and whatever is hung on behind it.
/// The pixels are not touched. What stays: how the picture is to be turned, when it was taken (evidence in a reply asks for the time), and its colours.
/// </summary>
public static class PhotoMetadata
{
    private const int orientation = 0x0112, exifPart = 0x8769, takenAt = 0x9003;
    private const int typeAscii = 2, typeShort = 3, typeLong = 4;
    private const int longestTime = 20;

    // PNG chunks and WebP blocks that are needed to show the picture; anything else goes.
    private static readonly HashSet<string> pngKept = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "acTL", "fcTL", "fdAT", "cICP"];
    private static readonly HashSet<string> webPKept = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"];

    /// <summary>The photograph without it.</summary>
    /// <exception cref="InvalidDataException">This is no JPEG, PNG or WebP, or it is broken: it must not be kept as it is.</exception>
    public static byte[] Strip(ReadOnlySpan<byte> photo) => photo switch
    {
        [0xFF, 0xD8, 0xFF, ..] => Jpeg(photo),
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png(photo),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => WebP(photo),
        _ => throw Broken(),
    };

    private static byte[] Jpeg(ReadOnlySpan<byte> photo)
    {
        var kept = new List<(int From, int Length)>();
        var (turn, time, scans) = (0, Array.Empty<byte>(), 0);
        for (var at = 2; ;)
        {
            if (at + 2 > photo.Length || photo[at] != 0xFF)
            {
                throw Broken();
            }

            var marker = photo[at + 1];
            if (marker == 0xFF)
            {
                at++; // a fill byte
                continue;
            }

            if (marker == 0xD9)
            {
                // Behind the end of the picture telephones hang a film or a second picture: it is left behind.
                return scans > 0 ? Whole(photo, kept, turn, time) : throw Broken();
            }

            if (at + 4 > photo.Length || BinaryPrimitives.ReadUInt16BigEndian(photo[(at + 2)..]) is var length && (length < 2 || at + 2 + length > photo.Length))
            {
                throw Broken();
            }

            var body = photo.Slice(at + 4, length - 2);
            if (marker == 0xE1 && body.StartsWith("Exif\0\0"u8))
            {
                (turn, time) = Exif(body[6..], turn, time);
            }

            var end = at + 2 + length;
            if (marker == 0xDA)
            {
                scans++;
                end = EndOfScan(photo, end);
            }

            if (KeptInJpeg(marker, body))
            {
                kept.Add((at, end - at));
            }

            at = end;
        }
    }

    // Within a scan FF is followed by 00, or by a restart marker; anything else ends it.
    private static int EndOfScan(ReadOnlySpan<byte> photo, int at)
    {
        for (; at + 1 < photo.Length; at++)
        {
            if (photo[at] == 0xFF && photo[at + 1] is not (0x00 or (>= 0xD0 and <= 0xD7)))
            {
                return at;
            }
        }

        throw Broken();
    }

    private static byte[] Whole(ReadOnlySpan<byte> photo, List<(int From, int Length)> kept, int turn, byte[] time)
    {
        var result = new MemoryStream(photo.Length);
        result.Write([0xFF, 0xD8]);
        // JFIF wants to be first.
        var first = kept.Count > 0 && photo[kept[0].From + 1] == 0xE0 ? 1 : 0;
        foreach (var (n, (from, length)) in kept.Index())
        {
            if (n == first && (turn > 0 || time.Length > 0))
            {
                result.Write(Exif(turn, time));
            }

            result.Write(photo.Slice(from, length));
        }

        result.Write([0xFF, 0xD9]);
        return result.ToArray();
    }

    // JFIF, the colour profile, and Adobe's word on how colours are stored; tables, frames and scans. No other application's block, no comment.
    private static bool KeptInJpeg(byte marker, ReadOnlySpan<byte> body) => marker switch
    {
        0xE0 => body.StartsWith("JFIF\0"u8),
        0xE2 => body.StartsWith("ICC_PROFILE\0"u8),
        0xEE => body.StartsWith("Adobe"u8),
        >= 0xE1 and <= 0xEF or 0xFE => false,
        _ => true,
    };

    private static (int Turn, byte[] Time) Exif(ReadOnlySpan<byte> tiff, int turn, byte[] time)
    {
        if (tiff.Length < 8)
        {
            return (turn, time);
        }

        var little = tiff[0] == (byte)'I';
        foreach (var entry in Entries(tiff, Number(tiff, 4, 4, little), little))
        {
            if (entry.Tag == orientation && entry.Value is >= 1 and <= 8)
            {
                turn = (int)entry.Value;
            }
            else if (entry.Tag == exifPart)
            {
                foreach (var inner in Entries(tiff, entry.Value, little))
                {
                    if (inner is { Tag: takenAt, Type: typeAscii, Count: > 4 and <= longestTime } && inner.Value + inner.Count <= tiff.Length)
                    {
                        time = Time(tiff.Slice((int)inner.Value, (int)inner.Count));
                    }
                }
            }
        }

        return (turn, time);
    }

    // 2026:11:23 09:00:00 and nothing else: a field for a time is no place for words.
    private static byte[] Time(ReadOnlySpan<byte> text)
    {
        var time = text.TrimEnd((byte)0);
        return time.Length == longestTime - 1 && time.IndexOfAnyExcept("0123456789: "u8) < 0 ? time.ToArray() : [];
    }

    private static List<(int Tag, int Type, long Count, long Value)> Entries(ReadOnlySpan<byte> tiff, long at, bool little)
    {
        var entries = new List<(int, int, long, long)>();
        if (at < 8 || at + 2 > tiff.Length)
        {
            return entries;
        }

        var count = Number(tiff, (int)at, 2, little);
        for (long i = 0, entry = at + 2; i < count && entry + 12 <= tiff.Length; i++, entry += 12)
        {
            var (tag, type) = ((int)Number(tiff, (int)entry, 2, little), (int)Number(tiff, (int)entry + 2, 2, little));
            entries.Add((tag, type, Number(tiff, (int)entry + 4, 4, little), Number(tiff, (int)entry + 8, type == typeShort ? 2 : 4, little)));
        }

        return entries;
    }

    private static long Number(ReadOnlySpan<byte> tiff, int at, int size, bool little) => (size, little) switch
    {
        (2, true) => BinaryPrimitives.ReadUInt16LittleEndian(tiff[at..]),
        (2, false) => BinaryPrimitives.ReadUInt16BigEndian(tiff[at..]),
        (_, true) => BinaryPrimitives.ReadUInt32LittleEndian(tiff[at..]),
        _ => BinaryPrimitives.ReadUInt32BigEndian(tiff[at..]),
    };

    // A block of our own with the two facts that stay, big-endian.
    private static byte[] Exif(int turn, byte[] time)
    {
        const int ifd = 8, perEntry = 12;
        var entries = (turn > 0 ? 1 : 0) + (time.Length > 0 ? 1 : 0);
        var inner = ifd + 2 + (entries * perEntry) + 4;
        var text = inner + 2 + perEntry + 4;
        var tiff = new byte[time.Length > 0 ? text + time.Length + 1 : inner];
        "MM\0\x2a"u8.CopyTo(tiff);
        BinaryPrimitives.WriteUInt32BigEndian(tiff.AsSpan(4), ifd);
        BinaryPrimitives.WriteUInt16BigEndian(tiff.AsSpan(ifd), (ushort)entries);
        var at = ifd + 2;
        if (turn > 0)
        {
            Entry(tiff.AsSpan(at), orientation, typeShort, 1);
            BinaryPrimitives.WriteUInt16BigEndian(tiff.AsSpan(at + 8), (ushort)turn);
            at += perEntry;
        }

        if (time.Length > 0)
        {
            Entry(tiff.AsSpan(at), exifPart, typeLong, 1);
            BinaryPrimitives.WriteUInt32BigEndian(tiff.AsSpan(at + 8), (uint)inner);
            BinaryPrimitives.WriteUInt16BigEndian(tiff.AsSpan(inner), 1);
            Entry(tiff.AsSpan(inner + 2), takenAt, typeAscii, (uint)time.Length + 1);
            BinaryPrimitives.WriteUInt32BigEndian(tiff.AsSpan(inner + 2 + 8), (uint)text);
            time.CopyTo(tiff.AsSpan(text));
        }

        var block = new byte[10 + tiff.Length];
        block[0] = 0xFF;
        block[1] = 0xE1;
        BinaryPrimitives.WriteUInt16BigEndian(block.AsSpan(2), (ushort)(tiff.Length + 8));
        "Exif\0\0"u8.CopyTo(block.AsSpan(4));
        tiff.CopyTo(block.AsSpan(10));
        return block;
    }

    private static void Entry(Span<byte> at, int tag, int type, uint count)
    {
        BinaryPrimitives.WriteUInt16BigEndian(at, (ushort)tag);
        BinaryPrimitives.WriteUInt16BigEndian(at[2..], (ushort)type);
        BinaryPrimitives.WriteUInt32BigEndian(at[4..], count);
    }

    private static byte[] Png(ReadOnlySpan<byte> photo)
    {
        var result = new MemoryStream(photo.Length);
        result.Write(photo[..8]);
        for (var at = 8; ;)
        {
            if (at + 12 > photo.Length || BinaryPrimitives.ReadUInt32BigEndian(photo[at..]) is var length && length > photo.Length - at - 12)
            {
                throw Broken();
            }

            var name = Ascii(photo.Slice(at + 4, 4));
            var whole = (int)length + 12;
            if (pngKept.Contains(name))
            {
                result.Write(photo.Slice(at, whole));
            }

            at += whole;
            if (name == "IEND")
            {
                return result.ToArray();
            }
        }
    }

    private static byte[] WebP(ReadOnlySpan<byte> photo)
    {
        const byte exifFlag = 0x08, xmpFlag = 0x04;
        var end = Math.Min(photo.Length, (long)BinaryPrimitives.ReadUInt32LittleEndian(photo[4..]) + 8);
        var result = new MemoryStream(photo.Length);
        result.Write(photo[..12]);
        var pictures = 0;
        for (var at = 12; at < end;)
        {
            if (at + 8 > end || BinaryPrimitives.ReadUInt32LittleEndian(photo[(at + 4)..]) is var length && length > end - at - 8)
            {
                throw Broken();
            }

            var (name, whole) = (Ascii(photo.Slice(at, 4)), (int)(length + 8 + (length & 1)));
            if (webPKept.Contains(name))
            {
                var block = photo.Slice(at, Math.Min(whole, photo.Length - at)).ToArray();
                if (name == "VP8X" && block.Length > 8)
                {
                    block[8] &= unchecked((byte)~(exifFlag | xmpFlag));
                }

                pictures += name is "VP8 " or "VP8L" or "ANMF" ? 1 : 0;
                result.Write(block);
            }

            at += whole;
        }

        var bytes = pictures > 0 ? result.ToArray() : throw Broken();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), (uint)(bytes.Length - 8));
        return bytes;
    }

    private static string Ascii(ReadOnlySpan<byte> bytes) => System.Text.Encoding.ASCII.GetString(bytes);

    private static InvalidDataException Broken() => new("This is no photograph, or it is broken.");
}
