namespace Hotline.Bench;

/// <summary>Many visitors at once who ask for the same page again and again.</summary>
/// <param name="clock">Takes the times.</param>
/// <param name="visitors">How many at once, each with a connection of its own.</param>
internal sealed class Crowd(TimeProvider clock, int visitors)
{
    /// <summary>Asks for so long.</summary>
    /// <param name="address">The whole address.</param>
    /// <param name="cookies">Sent along; empty for none.</param>
    /// <param name="stretch">How long; each visitor asks at least once.</param>
    /// <returns>Answers a second, and milliseconds of each.</returns>
    /// <exception cref="IOException">An answer was no page.</exception>
    public async Task<(double PerSecond, IReadOnlyList<double> Times)> Visit(string address, string cookies, TimeSpan stretch)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = visitors });
        var began = clock.GetTimestamp();
        var times = await Task.WhenAll(Enumerable.Range(0, visitors).Select(_ => Task.Run(() => One(client, address, cookies, began, stretch))));
        return (times.Sum(t => t.Count) / clock.GetElapsedTime(began).TotalSeconds, [.. times.SelectMany(t => t)]);
    }

    private async Task<List<double>> One(HttpClient client, string address, string cookies, long began, TimeSpan stretch)
    {
        var times = new List<double>();
        do
        {
            var asked = clock.GetTimestamp();
            using var question = new HttpRequestMessage(HttpMethod.Get, address);
            if (cookies.Length > 0)
            {
                question.Headers.Add("Cookie", cookies);
            }

            using var answer = await client.SendAsync(question);
            await answer.Content.ReadAsByteArrayAsync();
            times.Add(clock.GetElapsedTime(asked).TotalMilliseconds);
            if (!answer.IsSuccessStatusCode)
            {
                throw new IOException($"{address} 回答 {(int)answer.StatusCode}");
            }
        }
        while (clock.GetElapsedTime(began) < stretch);
        return times;
    }
}
