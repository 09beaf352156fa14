namespace Seawall.Register;

/// <summary>The line chooses whether it is told of what was refused to it.</summary>
sealed record DigestEdit(DigestChoice To) : LineEdit(JournalKind.DigestSet)
{
    public override LineChoices Apply(in LineChoices before, LineWords words, EditTurn turn) =>
        With(before, before.Care with { Digest = To });

    public override bool Touches(in LineChange earlier, LineWords words) =>
        earlier.Before.Care.Digest != earlier.After.Care.Digest;
}
