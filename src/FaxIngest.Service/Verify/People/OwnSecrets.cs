namespace FaxIngest.Verify.People;

/// <summary>What a person changes of their own.</summary>
internal sealed record OwnSecrets(PasswordSignIn SignIn, OwnPassword Password, SecondFactor Factor);
