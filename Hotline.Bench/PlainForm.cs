using System.Net;
using System.Text.RegularExpressions;

namespace Hotline.Bench;

/// <summary>A citizen without script: opens a page of the public site, fills in one of its forms and sends it.</summary>
internal sealed partial class PlainForm(string address) : IDisposable
{
    private readonly CookieContainer cookies = new();
    private HttpClient? client;

    /// <summary>The cookies as a browser would send them.</summary>
    public string Cookies => cookies.GetCookieHeader(new Uri(address));

    private HttpClient Client => client ??= new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = new Uri(address) };

    /// <summary>A page.</summary>
    public Task<string> Page(string path) => Client.GetStringAsync(path);

    /// <summary>The hidden fields of a page's form.</summary>
    /// <exception cref="IOException">There is no such form.</exception>
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> Hidden(string path, string form)
    {
        var page = await Page(path);
        var own = Forms().Matches(page).Select(m => m.Value).FirstOrDefault(f => f.Contains($"value=\"{form}\"", StringComparison.Ordinal)) ?? throw new IOException($"{path} 没有表单 {form}");
        return [.. Inputs().Matches(own).Select(m => KeyValuePair.Create(Name().Match(m.Value).Groups[1].Value, WebUtility.HtmlDecode(Value().Match(m.Value).Groups[1].Value)))];
    }

    /// <summary>Sends a form; redirects are followed.</summary>
    public async Task<string> Send(string path, IEnumerable<KeyValuePair<string, string>> hidden, params (string Field, string Value)[] typed)
    {
        using var content = new FormUrlEncodedContent([.. hidden, .. typed.Select(t => KeyValuePair.Create(t.Field, t.Value))]);
        using var answer = await Client.PostAsync(path, content);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : throw new IOException($"{path} 回答 {(int)answer.StatusCode}");
    }

    /// <inheritdoc/>
    public void Dispose() => client?.Dispose();

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex Inputs();

    [GeneratedRegex("name=\"([^\"]*)\"")]
    private static partial Regex Name();

    [GeneratedRegex("value=\"([^\"]*)\"")]
    private static partial Regex Value();
}
