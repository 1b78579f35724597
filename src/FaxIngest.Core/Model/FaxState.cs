namespace FaxIngest.Model;

/// <summary>Where a fax is. The table is the queue; <c>src/README.md</c> draws the transitions.</summary>
public enum FaxState
{
    /// <summary>Durable, waiting to be read.</summary>
    Received,
    /// <summary>Read; the decision is being made.</summary>
    Read,
    /// <summary>Every referral in it is decided; waiting to be exported.</summary>
    Accepted,
    /// <summary>A person is asked.</summary>
    AwaitingVerification,
    /// <summary>Every referral is exported. An end state.</summary>
    Exported,
    /// <summary>A person said it is not a referral. An end state; can be taken back.</summary>
    SetAside,
    /// <summary>Attempts are used up: an operator sees it, with its evidence.</summary>
    Stuck,
}
