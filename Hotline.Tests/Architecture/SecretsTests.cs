using System.Text.RegularExpressions;
using Hotline.Tests.Kit;
using Xunit;

namespace Hotline.Tests.Architecture;

/// <summary>Nothing that opens a door lies in the tree: keys, tokens, passwords in connection strings. The demo accounts' one password is no secret, it stands in README.</summary>
public sealed partial class SecretsTests
{
    private const long largest = 4 * 1024 * 1024;
    private static readonly string[] leftOut = ["bin", "obj", ".git", ".hotline", "TestResults", "artifacts", ".vs"];
    private static readonly string[] neverKept = [".pfx", ".p12", ".pem", ".key", ".keystore", ".jks", ".kdbx"];

    [Fact]
    public void The_tree_holds_no_secret()
    {
        var files = Files(new DirectoryInfo(Repository.Root)).ToList();
        Assert.True(files.Count > 1000, $"only {files.Count} files were looked at");
        Found.None(files.Where(f => neverKept.Contains(f.Extension.ToLowerInvariant())).Select(f => f.FullName));
        Found.None(files.Where(f => f.Length < largest).SelectMany(f => In(f.FullName, File.ReadAllText(f.FullName))));
    }

    // Put together here, so that this file is none itself.
    [Theory]
    [InlineData("-----BEGIN ", "RSA PRIVATE KEY-----")]
    [InlineData("-----BEGIN ", "PRIVATE KEY-----")]
    [InlineData("-----BEGIN ", "OPENSSH PRIVATE KEY-----")]
    [InlineData("AK", "IAIOSFODNN7EXAMPLF")]
    [InlineData("gh", "p_16C7e42F292c6912E7710c838347Ae178B4a")]
    [InlineData("github", "_pat_11ABCDEFG0abcdefghijkl_mnopqrstuvwxyz")]
    [InlineData("gl", "pat-abcdefghij0123456789")]
    [InlineData("xo", "xb-123456789012-abcdefghijkl")]
    [InlineData("sk", "-ant-" + "abcdefghij0123456789klmn")]
    [InlineData("LT", "AI5tAbCdEfGhIjKlMnOpQr")]
    [InlineData("ey", "JhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N")]
    [InlineData("Host=db;Username=hotline;Pass", "word=Xk39fkLLq2;")]
    [InlineData("https://hotline:Xk39", "fkLLq2@example.org/repo")]
    public void A_secret_is_seen(string begin, string end) => Assert.Single(In("specimen", $"const string a = \"{begin}{end}\";"));

    [Theory]
    [InlineData("Password=...")]
    [InlineData("password = form.Password")]
    [InlineData("https://example.org/a@b")]
    [InlineData("a 32-digit key such as 0123456789abcdef0123456789abcdef")]
    public void An_innocent_line_is_not(string line) => Assert.Empty(In("specimen", line));

    private static IEnumerable<string> In(string path, string text) =>
        Secret().Matches(text).Select(m => $"{path}: {m.Value[..Math.Min(12, m.Value.Length)]}… at {m.Index}").Take(1);

    private static IEnumerable<FileInfo> Files(DirectoryInfo folder) =>
        folder.EnumerateFiles().Concat(folder.EnumerateDirectories().Where(d => !leftOut.Contains(d.Name)).SelectMany(Files));

    [GeneratedRegex(
        @"-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}|\bgithub_pat_[A-Za-z0-9_]{22,}|\bglpat-[A-Za-z0-9_-]{20}|\bxox[abprs]-[A-Za-z0-9-]{10,}|\bsk-ant-[A-Za-z0-9_-]{20,}|\bLTAI[A-Za-z0-9]{16,}\b"
        + @"|\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}|;\s*(Password|Pwd)=[A-Za-z0-9!#%+/_-]{6,};|\b[a-z]+://[A-Za-z0-9_-]+:[A-Za-z0-9!%_-]{6,}@[a-z]")]
    private static partial Regex Secret();
}
