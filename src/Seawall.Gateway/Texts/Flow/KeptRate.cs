namespace Seawall.Gateway;

/// <summary>
/// A rate limit that follows its settings over reloads: a changed rate starts as full as the old one was.
/// </summary>
internal sealed class KeptRate
{
    RateLimit? limit;

    /// <summary>Takes one token, or says that there is none; without a rate there always is.</summary>
    public bool TryTake(RateModel? model, long micros)
    {
        if (model is null)
        {
            return true;
        }
        var known = Volatile.Read(ref limit);
        return (known?.Model == model ? known : Follow(known, model, micros)).TryTake(micros);
    }

    /// <summary>The share of the bucket that is taken, 0 to 1.</summary>
    public double Used(RateModel? model, long micros) =>
        Volatile.Read(ref limit) is { } known && known.Model == model ? known.Used(micros) : 0;

    RateLimit Follow(RateLimit? known, RateModel model, long micros)
    {
        var made = new RateLimit(model, micros, known?.Used(micros) ?? 0);
        var seen = Interlocked.CompareExchange(ref limit, made, known);
        return seen == known || seen is null ? made : seen;
    }
}
