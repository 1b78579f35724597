namespace FaxIngest.Verify.Trust;

/// <summary>Who is to look at a field that is keyed blind.</summary>
public enum BlindStage
{
    /// <summary>Anybody: nobody has keyed it.</summary>
    First,
    /// <summary>Another person: the first did not key what the machine had read.</summary>
    Second,
    /// <summary>A supervisor: machine and two persons read three different things.</summary>
    Supervisor,
    /// <summary>Nobody: it is settled.</summary>
    Closed,
}
