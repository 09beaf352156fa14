using CsCheck;

namespace Seawall.Register.Tests;

public sealed class RetryTimesTests
{
    [Fact]
    public void ALineIsTriedAtAnotherHourEachTime() => Gen.Select(
        Gen.Int[0, 11 * 60 - 1], Gen.Int[1, 60], Gen.Int[0, 48 * 60], Gen.Int[2, 5]).Sample(
        (minute, retryHours, failedAfter, attempts) =>
    {
        var terms = NoticeSamples.Terms(attempts: attempts).Notice with
        {
            RetryAfter = TimeSpan.FromHours(retryHours),
        };
        var hours = NoticeSamples.Hours();
        var attempt = NoticeSamples.Nine.AddMinutes(minute);
        List<TimeSpan> times = [];
        for (var i = 0; i < attempts; i++)
        {
            var time = hours.Local(attempt).TimeOfDay;
            Assert.True(hours.Allows(attempt));
            Assert.All(times, before => Assert.True((time - before).Duration() >= TimeSpan.FromMinutes(1)));
            if (times.Count > 0)
            {
                Assert.True((time - times[^1]).Duration() >= TimeSpan.FromHours(1), $"{times[^1]} then {time}");
            }
            times.Add(time);
            var failed = attempt.AddMinutes(failedAfter);
            var next = RetryTimes.Next(attempt, failed, terms, hours);
            Assert.True(next >= failed + terms.RetryAfter, $"{failed} {next}");
            Assert.True(next <= failed + terms.RetryAfter + TimeSpan.FromDays(2));
            attempt = next;
        }
    }, iter: 2_000);

    [Fact]
    public void WhereThereIsOneHourItIsThatHour()
    {
        var terms = NoticeSamples.Terms().Notice;
        var hours = new PermittedHours(NoticeSamples.Shanghai, new(9, 0), new(9, 30));
        var next = RetryTimes.Next(NoticeSamples.Nine, NoticeSamples.Nine, terms, hours);
        Assert.Equal(NoticeSamples.Nine.AddDays(2), next);
    }
}
