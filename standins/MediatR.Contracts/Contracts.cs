namespace MediatR;

// Stands in for the package MediatR.Contracts 2.0.1 where the feed lacks it: MediatR 12.4.1 asks for these six types by the
// identity of that assembly, and a project of the same name satisfies a package dependency. docs/developers.md says more.

/// <summary>What every request is.</summary>
public interface IBaseRequest;

/// <summary>A request that answers nothing.</summary>
public interface IRequest : IBaseRequest;

/// <summary>A request that answers a <typeparamref name="TResponse"/>.</summary>
public interface IRequest<out TResponse> : IBaseRequest;

/// <summary>A request that answers a stream.</summary>
public interface IStreamRequest<out TResponse>;

/// <summary>Something that happened.</summary>
public interface INotification;

/// <summary>The answer of a request that answers nothing.</summary>
public readonly struct Unit : IEquatable<Unit>, IComparable<Unit>, IComparable
{
    private static readonly Unit _value;

    /// <summary>The only value.</summary>
    public static ref readonly Unit Value => ref _value;

    /// <summary>The only value, as a finished task.</summary>
    public static Task<Unit> Task { get; } = System.Threading.Tasks.Task.FromResult(_value);

    /// <inheritdoc/>
    public int CompareTo(Unit other) => 0;

    int IComparable.CompareTo(object? obj) => 0;

    /// <inheritdoc/>
    public bool Equals(Unit other) => true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Unit;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    /// <inheritdoc/>
    public override string ToString() => "()";

    /// <summary>Always so.</summary>
    public static bool operator ==(Unit left, Unit right) => true;

    /// <summary>Never so.</summary>
    public static bool operator !=(Unit left, Unit right) => false;
}
