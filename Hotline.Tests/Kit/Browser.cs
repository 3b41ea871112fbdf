using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Hotline.Web.Identity;

namespace Hotline.Tests.Kit;

/// <summary>A browser without script: follows redirects, keeps cookies, fills in and sends the forms it was given, hidden fields and antiforgery included.</summary>
public sealed class Browser(HttpClient client)
{
    private static readonly HtmlParser parser = new();

    /// <summary>For what a browser would not do.</summary>
    public HttpClient Client => client;

    /// <summary>What the last request answered.</summary>
    public HttpStatusCode Status { get; private set; }

    /// <summary>Where the last request ended, after redirects: path and query.</summary>
    public string At { get; private set; } = "";

    /// <summary>The page as parsed.</summary>
    public IHtmlDocument Page { get; private set; } = parser.ParseDocument("");

    /// <summary>What a reader sees, white space folded.</summary>
    public string Text => string.Join(' ', (Page.Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Opens an address.</summary>
    public async Task Go(string path) => await Read(await client.GetAsync(path));

    /// <summary>Sends the form that this selector finds, with these fields changed, as its submit button would.</summary>
    /// <exception cref="InvalidOperationException">There is no such form, or it has no such field.</exception>
    public Task Submit(string form, params (string Field, string Value)[] fields) => Submit(form, [], fields);

    /// <summary>The same, with files.</summary>
    public async Task Submit(string form, IReadOnlyList<(string Field, string Name, byte[] Content)> files, params (string Field, string Value)[] fields)
    {
        var found = Page.QuerySelector(form) as IHtmlFormElement ?? throw new InvalidOperationException($"No form {form} at {At}: {Text}");
        var filled = Filled(found);
        foreach (var (field, value) in fields)
        {
            if (found.QuerySelector($"[name='{field}']") is null)
            {
                throw new InvalidOperationException($"The form at {At} has no field {field}; it has {string.Join(", ", found.Elements.Select(e => e.GetAttribute("name")))}");
            }

            filled.RemoveAll(f => f.Key == field);
            filled.Add(new(field, value));
        }

        var target = found.GetAttribute("action") is { Length: > 0 } action ? action : At;
        await Read(string.Equals(found.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase)
            ? await client.PostAsync(target, Content(found, filled, files))
            : await client.GetAsync($"{target.Split('?')[0]}?{await new FormUrlEncodedContent(filled).ReadAsStringAsync()}"));
    }

    /// <summary>Signs in; without a password as a demo account.</summary>
    public async Task SignIn(string account, string? password = null)
    {
        await Go("/sign-in");
        await Submit("form[method=post]", ("Form.Name", account), ("Form.Password", password ?? DemoAccounts.Password));
    }

    private static List<KeyValuePair<string, string>> Filled(IHtmlFormElement form)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var element in form.Elements.Where(e => e.GetAttribute("name") is { Length: > 0 } && !e.HasAttribute("disabled")))
        {
            var name = element.GetAttribute("name")!;
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }:
                case IHtmlInputElement { Type: "submit" or "button" or "file" }:
                case IHtmlButtonElement:
                    break;
                case IHtmlInputElement input:
                    fields.Add(new(name, input.Value));
                    break;
                case IHtmlTextAreaElement text:
                    fields.Add(new(name, text.Value));
                    break;
                case IHtmlSelectElement choice:
                    fields.AddRange(choice.SelectedOptions.Select(o => new KeyValuePair<string, string>(name, o.Value)));
                    break;
                default:
                    break;
            }
        }

        return fields;
    }

    private static HttpContent Content(IHtmlFormElement form, List<KeyValuePair<string, string>> fields, IReadOnlyList<(string Field, string Name, byte[] Content)> files)
    {
        if (form.Enctype != "multipart/form-data")
        {
            return new FormUrlEncodedContent(fields);
        }

        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            parts.Add(new StringContent(value), name);
        }

        foreach (var (field, name, content) in files)
        {
            parts.Add(new ByteArrayContent(content), field, name);
        }

        return parts;
    }

    private async Task Read(HttpResponseMessage answer)
    {
        Status = answer.StatusCode;
        At = answer.RequestMessage!.RequestUri!.PathAndQuery;
        Page = parser.ParseDocument(await answer.Content.ReadAsStringAsync());
        answer.Dispose();
    }
}
