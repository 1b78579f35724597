using FaxIngest.Check;
using FaxIngest.Receive;
using FaxIngest.Receive.Mail;
using FaxIngest.Recognize.Cloud;
using FaxIngest.Store;
using Microsoft.Extensions.Options;

namespace FaxIngest.Composition;

/// <summary>Intake sources.</summary>
internal static class ReceiveServices
{
    internal static IServiceCollection AddReceive(this IServiceCollection services)
    {
        services.AddOptions<FolderSourceOptions>().BindConfiguration(FolderSourceOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<IntakeOptions>().BindConfiguration(IntakeOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IntakeSpace>();
        services.AddSource<FolderSource>();
        services.AddSingleton(FolderProofs.DropFolder);
        return services.AddMail();
    }

    private const string MailKit = "mailkit";

    /// <summary>The account with tokens of Entra ID for its secret, where the settings say so.</summary>
    private static MailAccount AccountOf(IServiceProvider provider, MailOptions options) =>
        provider.GetRequiredService<IOptions<EntraOptions>>().Value.IsOn ? options.ToAccount() with { Secret = provider.GetRequiredService<EntraToken>().GetAsync } : options.ToAccount();

    private static void AddSource<T>(this IServiceCollection services) where T : class, IIntakeSource
    {
        services.AddSingleton<T>();
        services.AddSingleton<IIntakeSource>(provider => new GuardedSource(provider.GetRequiredService<T>(), provider.GetRequiredService<IntakeSpace>(), provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Mailbox, Maildir and folder of mails: one path, three places.</summary>
    private static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddOptions<EntraOptions>().BindConfiguration(EntraOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateDataAnnotations()
            .Validate(options => options.Client != MailKit || VendorParts.Packages["MailKit"], VendorParts.Missing("Receive:Mail:Client mailkit", "MailKit"))
            .Validate<IOptions<EntraOptions>>((options, entra) => options.Auth == "xoauth2" || !entra.Value.IsOn, "Receive:Mail:Entra gives tokens, so Receive:Mail:Auth must be xoauth2.")
            .Validate<IOptions<EntraOptions>>((options, entra) => options.Host is null || options.Secret is not null || entra.Value is { IsOn: true, NeedsSecret: false },
                "One of Receive:Mail:PasswordFile and Receive:Mail:PasswordCommand must be set.")
            .Validate<IServiceProvider>((options, provider) => options.Client == MailKit || provider.GetKeyedService<Func<MailAccount, IMailbox>>(options.Client) is not null, "Receive:Mail:Client names no client that was built in (imap is).")
            .ValidateOnStart();
        services.AddOptions<MaildirOptions>().BindConfiguration(MaildirOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<MailFilesOptions>().BindConfiguration(MailFilesOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        // Another client registers itself under its own name, and is chosen by Receive:Mail:Client.
        services.AddKeyedSingleton<Func<MailAccount, IMailbox>>("imap", (account) => new ImapMailbox(account));
        services.AddKeyedSingleton<Func<MailAccount, IMailbox>>(MailKit, VendorParts.Mailbox);
        services.AddSingleton(provider =>
        {
            var mail = provider.GetRequiredService<IOptions<MailOptions>>().Value;
            return new EntraToken(provider.GetRequiredService<IOptions<EntraOptions>>().Value, mail.Secret, new EntraHttp(new HttpClient(AzureHttp.Handler()) { Timeout = mail.Patience }));
        });
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<MailOptions>>().Value;
            return provider.GetRequiredKeyedService<Func<MailAccount, IMailbox>>(options.Client)(AccountOf(provider, options));
        });
        services.AddSingleton<MailIntake>();
        services.AddSingleton<MailFileTaker>();
        services.AddSource<MailSource>();
        services.AddSource<MaildirSource>();
        services.AddSource<MailFilesSource>();
        services.AddOptions<AcknowledgeOptions>().BindConfiguration(AcknowledgeOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddKeyedSingleton<Func<MailRelay, IMailSender>>("imap", (relay) => new SmtpSender(relay));
        services.AddKeyedSingleton<Func<MailRelay, IMailSender>>(MailKit, VendorParts.Sender);
        services.AddSingleton(provider => provider.GetRequiredKeyedService<Func<MailRelay, IMailSender>>(provider.GetRequiredService<IOptions<MailOptions>>().Value.Client)(
            provider.GetRequiredService<IOptions<AcknowledgeOptions>>().Value.ToRelay()));
        services.AddSingleton<IAcknowledgementStore, SqlAcknowledgementStore>();
        foreach (var proof in MailProofs.All()) services.AddSingleton(proof);
        return services;
    }
}
