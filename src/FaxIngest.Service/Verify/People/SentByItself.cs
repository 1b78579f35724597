namespace FaxIngest.Verify.People;

/// <summary>Marks an endpoint that an open page asks by itself, with nobody at the keyboard: such a request keeps no session alive.</summary>
internal sealed class SentByItself;
