using FaxIngest.Check;
using FaxIngest.Receive;
using FaxIngest.Receive.Mail;
using FaxIngest.Store;
using Microsoft.Extensions.Options;

namespace FaxIngest.Composition;

/// <summary>Intake sources.</summary>
internal static class ReceiveServices
{
    internal static IServiceCollection AddReceive(this IServiceCollection services)
    {
        services.AddOptions<FolderSourceOptions>().BindConfiguration(FolderSourceOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IIntakeSource, FolderSource>();
        services.AddSingleton(FolderProofs.DropFolder);
        return services.AddMail();
    }

    /// <summary>Mailbox, Maildir and folder of mails: one path, three places.</summary>
    private static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateDataAnnotations()
            .Validate<IServiceProvider>((options, provider) => provider.GetKeyedService<Func<MailAccount, IMailbox>>(options.Client) is not null, "Receive:Mail:Client names no client that was built in (imap is).")
            .ValidateOnStart();
        services.AddOptions<MaildirOptions>().BindConfiguration(MaildirOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<MailFilesOptions>().BindConfiguration(MailFilesOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        // Another client registers itself under its own name, and is chosen by Receive:Mail:Client.
        services.AddKeyedSingleton<Func<MailAccount, IMailbox>>("imap", (account) => new ImapMailbox(account));
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<MailOptions>>().Value;
            return provider.GetRequiredKeyedService<Func<MailAccount, IMailbox>>(options.Client)(options.ToAccount());
        });
        services.AddSingleton<MailIntake>();
        services.AddSingleton<MailFileTaker>();
        services.AddSingleton<IIntakeSource, MailSource>();
        services.AddSingleton<IIntakeSource, MaildirSource>();
        services.AddSingleton<IIntakeSource, MailFilesSource>();
        services.AddOptions<AcknowledgeOptions>().BindConfiguration(AcknowledgeOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SmtpSender>();
        services.AddSingleton<IAcknowledgementStore, SqlAcknowledgementStore>();
        foreach (var proof in MailProofs.All()) services.AddSingleton(proof);
        return services;
    }
}
