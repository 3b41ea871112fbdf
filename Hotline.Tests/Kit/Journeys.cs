using Xunit;

namespace Hotline.Tests.Kit;

/// <summary>Journeys share one running site and one browser, and go one after another: two cores carry no more.</summary>
[CollectionDefinition(Name)]
public sealed class Journeys : ICollectionFixture<Journeys.Site>
{
    /// <summary>Put <c>[Collection(Journeys.Name)]</c> on a journey.</summary>
    public const string Name = "Journeys";

    /// <summary>The running site; a journey that kills it starts one of its own.</summary>
    public sealed class Site : IAsyncLifetime
    {
        /// <summary>Where it is.</summary>
        public LiveSite Live { get; private set; } = null!;

        /// <inheritdoc/>
        public async Task InitializeAsync() => Live = await LiveSite.Start();

        /// <inheritdoc/>
        public async Task DisposeAsync() => await Live.DisposeAsync();
    }
}
