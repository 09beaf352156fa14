using Seawall.Screening;

namespace Seawall.Register;

/// <summary>Who asked for a change, by which way, on what evidence.</summary>
sealed record ChangeSource(string Who, ChangeWay Way, string Note);

/// <summary>A request that was read: everything in it is valid by the settings in force.</summary>
sealed record LineOrder(RegisterModel Model, E164 Number, LineEdit Edit, ChangeSource Source);

/// <summary>Reads requests as people typed them.</summary>
static class ChangeReader
{
    public static Reading<LineOrder> Read(ChangeRequest request, FieldReader fields, DateTimeOffset now)
    {
        if (!Source(request.Who, request.Way, request.Note).TryGet(out var source, out var error)
            || !fields.Line(request.Number).TryGet(out var number, out error)
            || !FieldReader.Services(request.Service).TryGet(out var services, out error)
            || !fields.Zones(request.Zone).TryGet(out var zones, out error)
            || !FieldReader.To(request.To).TryGet(out var to, out error)
            || !End(request.For, request.Until, to, fields, now).TryGet(out var until, out error))
        {
            return error;
        }
        return new LineOrder(fields.Model, number, new ChoiceEdit(services, zones, to, until), source);
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
        if (!Source(request.Who, request.Way, request.Note).TryGet(out var source, out var error)
            || !fields.Line(request.Number).TryGet(out var number, out error)
            || !fields.Target(request.Target).TryGet(out var target, out error)
            || !FieldReader.Services(request.Service).TryGet(out var services, out error))
        {
            return error;
        }
        if ((services & target.Services) == ServiceMask.None)
        {
            return new FieldError("service", "registered senders send texts: expected sms or all");
        }
        return new LineOrder(fields.Model, number, edit(target, services & target.Services), source);
    }

    public static Reading<ChangeSource> Source(string who, ChangeWay way, string? note)
    {
        if (!FieldReader.Text("who", who, RegisterLimits.WhoBytesMax).TryGet(out var name, out var error)
            || !FieldReader.Text("note", note, RegisterLimits.NoteBytesMax).TryGet(out var evidence, out error))
        {
            return error;
        }
        return name.Length == 0 ? new FieldError("who", "missing") : new ChangeSource(name, way, evidence);
    }
}
