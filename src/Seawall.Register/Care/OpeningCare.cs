using System.Globalization;

namespace Seawall.Register;

/// <summary>
/// The question before an opening: where calls to a line were refused within the operator's window, the subscriber may
/// be talked into it by the very people who were refused, so the first request is answered with a warning and counts
/// only when it is made again.
/// </summary>
sealed class OpeningCare(IRecentRefusals? refusals, TimeProvider time)
{
    static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(2);

    readonly ConfirmationTokens _tokens = new(time);

    /// <summary>Whether an order goes on without a question.</summary>
    public bool IsSettled(LineOrder order) =>
        refusals is null || order.Model.CoachedWindow == TimeSpan.Zero
        || order.Source.Way is ChangeWay.Import or ChangeWay.System
        || _tokens.IsGood(order.Confirmation, order.Asked);

    /// <summary>The order counted: its token is used up.</summary>
    public void Spend(LineOrder order)
    {
        if (order.Confirmation is not null)
        {
            _tokens.Use(order.Confirmation, order.Asked);
        }
    }

    /// <summary>The question an opening is met with; null where nothing was refused lately.</summary>
    public async ValueTask<ChangeReceipt?> AskAsync(LineOrder order)
    {
        var (now, window) = (time.GetUtcNow(), order.Model.CoachedWindow);
        var count = await CountAsync(order, now - window).ConfigureAwait(false);
        if (count == 0)
        {
            return null;
        }
        var end = now.AddMinutes(RegisterLimits.ConfirmMinutes);
        return new ChangeReceipt
        {
            Outcome = ChangeOutcome.NeedsConfirmation,
            Number = order.Number,
            RecentRefusals = count,
            Confirmation = _tokens.Give(order.Asked, end),
            ConfirmBefore = end,
            Message = Warning(order, count, window),
        };
    }

    static string Warning(LineOrder order, int count, TimeSpan window)
    {
        var refused = count == 1
            ? "1 call or text was"
            : string.Create(CultureInfo.InvariantCulture, $"{count} calls or texts were");
        var minutes = Math.Ceiling(window.TotalMinutes).ToString(CultureInfo.InvariantCulture);
        return $"{refused} refused to {order.Number} in the last {minutes} minutes. Whoever tells you on the phone to "
            + "open your line wants to deceive you: hang up and ask somebody you know. If you want it all the same, "
            + "ask for it once more.";
    }

    async ValueTask<int> CountAsync(LineOrder order, DateTimeOffset since)
    {
        using var limit = new CancellationTokenSource(AnswerWithin, time);
        try
        {
            return await refusals!.CountAsync(order.Number, since, limit.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException)
        {
            return 0;
        }
    }
}
