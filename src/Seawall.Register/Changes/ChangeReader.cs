using Seawall.Screening;

namespace Seawall.Register;

/// <summary>Who asked for a change, by which way, on what evidence.</summary>
sealed record ChangeSource(string Who, ChangeWay Way, string Note, string Evidence)
{
    /// <summary>The register itself.</summary>
    public static ChangeSource System { get; } = new("seawall", ChangeWay.System, "", "");
}

/// <summary>A request that was read: everything in it is valid by the settings in force.</summary>
/// <param name="Model">The settings it was read by.</param>
/// <param name="Number">The line.</param>
/// <param name="Edit">What it does.</param>
/// <param name="Source">Who asked for it.</param>
/// <param name="What">The request in words that are the same whenever it is made again.</param>
/// <param name="Confirmation">The token it came with.</param>
sealed record LineOrder(
    RegisterModel Model, E164 Number, LineEdit Edit, ChangeSource Source, string What, string? Confirmation)
{
    /// <summary>The request, and who made it by which way: what a token is for.</summary>
    public string Asked => $"{Source.Way}\n{Source.Who}\n{Number}\n{What}";

    /// <summary>The guardian who asks; none where the line does, or staff.</summary>
    public E164 Guardian { get; init; }

    /// <summary>Whether an opening goes on without a question.</summary>
    public bool IsSettled { get; init; }
}

/// <summary>Reads requests as people typed them.</summary>
static class ChangeReader
{
    public static Reading<LineOrder> Read(ChangeRequest request, FieldReader fields, DateTimeOffset now)
    {
        if (!Source(request).TryGet(out var source, out var error)
            || !fields.Line(request.Number).TryGet(out var number, out error)
            || !FieldReader.Services(request.Service).TryGet(out var services, out error)
            || !fields.Zones(request.Zone).TryGet(out var zones, out error)
            || !FieldReader.To(request.To).TryGet(out var to, out error)
            || !End(request.For, request.Until, to, fields, now).TryGet(out var until, out error)
            || !CareReader.Acting(request.Guardian, source, fields).TryGet(out var acting, out error))
        {
            return error;
        }
        var seconds = request.For is null ? null : until - now.ToUnixTimeSeconds();
        return new LineOrder(fields.Model, number, new ChoiceEdit(services, zones, to, until, seconds), acting.Source,
            $"choice {services} {zones} {to} for {request.For?.Trim()} until {request.Until?.Trim()}",
            request.Confirmation) { Guardian = acting.Guardian };
    }

    /// <summary>The end of a pause, or none; an end needs an open.</summary>
    public static Reading<long?> End(string? length, string? end, Choice to, FieldReader fields, DateTimeOffset now)
    {
        if (length is null && end is null)
        {
            return (long?)null;
        }
        var field = end is null ? "for" : "until";
        if (length is not null && end is not null)
        {
            return new FieldError(field, "expected for or until, not both");
        }
        if (to != Choice.Open)
        {
            return new FieldError(field, "only open can have an end");
        }
        if (end is not null)
        {
            return fields.Until(end, now).TryGet(out var until, out var error) ? (long?)until : error;
        }
        return FieldReader.For(length!).TryGet(out var seconds, out var wrong)
            ? (long?)(now.ToUnixTimeSeconds() + seconds)
            : wrong;
    }

    public static Reading<LineOrder> ReadAddition(RuleRequest request, FieldReader fields) =>
        ReadRule(request, fields, (target, services) => new RuleAddition(target, request.Pass, services));

    public static Reading<LineOrder> ReadRemoval(RuleRequest request, FieldReader fields) =>
        ReadRule(request, fields, (target, services) => new RuleRemoval(target, services));

    static Reading<LineOrder> ReadRule(
        RuleRequest request, FieldReader fields, Func<RuleTarget, ServiceMask, LineEdit> edit)
    {
        if (!Source(request).TryGet(out var source, out var error)
            || !fields.Line(request.Number).TryGet(out var number, out error)
            || !fields.Target(request.Target).TryGet(out var target, out error)
            || !FieldReader.Services(request.Service).TryGet(out var services, out error)
            || !CareReader.Acting(request.Guardian, source, fields).TryGet(out var acting, out error))
        {
            return error;
        }
        if ((services & target.Services) == ServiceMask.None)
        {
            return new FieldError("service", "registered senders send texts: expected sms or all");
        }
        var done = edit(target, services & target.Services);
        return new LineOrder(fields.Model, number, done, acting.Source, done.ToString(), request.Confirmation)
        {
            Guardian = acting.Guardian,
        };
    }

    public static Reading<ChangeSource> Source(RegisterRequest request) =>
        Source(request.Who, request.Way, request.Note, request.Evidence);

    public static Reading<ChangeSource> Source(string who, ChangeWay way, string? note, string? evidence)
    {
        if (!FieldReader.Text("who", who, RegisterLimits.WhoBytesMax).TryGet(out var name, out var error)
            || !FieldReader.Text("note", note, RegisterLimits.NoteBytesMax).TryGet(out var remark, out error)
            || !FieldReader.Text("evidence", evidence, RegisterLimits.EvidenceBytesMax)
                .TryGet(out var trace, out error))
        {
            return error;
        }
        return name.Length == 0 ? new FieldError("who", "missing") : new ChangeSource(name, way, remark, trace);
    }
}
