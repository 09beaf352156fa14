namespace Seawall.Tests.Serving;

/// <summary>A clock that runs as the machine's does, on another day; days go by when the test says so.</summary>
internal sealed class OtherDay(DateTimeOffset begin) : TimeProvider
{
    private long _aheadTicks = (begin - System.GetUtcNow()).Ticks;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Volatile.Read(ref _aheadTicks));

    public void Pass(TimeSpan length) => Interlocked.Add(ref _aheadTicks, length.Ticks);
}
